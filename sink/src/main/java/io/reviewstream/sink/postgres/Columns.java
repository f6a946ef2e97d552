package io.reviewstream.sink.postgres;

/**
 * What people filter by, as SQL over a review's JSON. What is too long or too large for its column is cut or null there; the
 * JSON beside it has it whole.
 */
final class Columns {
    /** In characters of up to 4 bytes each: an index takes no more than 2,704 bytes a row. */
    private static final int LONGEST = 500;

    static final String NAMES = "title, year, label, score, rating, language, source, author, published";

    /** A date that the calendar does not have, such as the 31st of June, counts on into the next month instead of failing. */
    static final String VALUES = String.join(
            ", ",
            cut("{enrichment,itemReviewed,name}"),
            whole("{enrichment,itemReviewed,year}"),
            cut("{enrichment,sentiment,label}"),
            real("{enrichment,sentiment,score}"),
            real("{enrichment,rating,normalized}"),
            "review #>> '{enrichment,language,code}'",
            cut("{review,source}"),
            "review #>> '{review,author}'",
            """
            case when review #>> '{review,datePublished}' ~ '^[1-9][0-9]{3}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])'
                then (left(review #>> '{review,datePublished}', 7) || '-01')::date
                    + (substr(review #>> '{review,datePublished}', 9, 2)::integer - 1) end
            """);

    private Columns() {}

    /** A text that stands in a key: a long one by its beginning and the hash of all of it. */
    static String key(String text) {
        return "case when " + isLong(text) + " then left(" + text + ", " + LONGEST
                + ") || '~' || encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex') else " + text + " end";
    }

    static String isLong(String text) {
        return "length(" + text + ") > " + LONGEST;
    }

    private static String cut(String path) {
        return "left(review #>> '" + path + "', " + LONGEST + ")";
    }

    private static String whole(String path) {
        String number = numeric(path);
        return ifNumber(path, number + " between -2147483648 and 2147483647", number + "::integer");
    }

    private static String real(String path) {
        String number = numeric(path);
        return ifNumber(
                path, number + " = 0 or abs(" + number + ") between 1e-300 and 1e300", number + "::double precision");
    }

    private static String numeric(String path) {
        return "(review #>> '" + path + "')::numeric";
    }

    private static String ifNumber(String path, String fits, String value) {
        return "case when jsonb_typeof(review #> '" + path + "') = 'number' then case when " + fits + " then " + value
                + " end end";
    }
}
