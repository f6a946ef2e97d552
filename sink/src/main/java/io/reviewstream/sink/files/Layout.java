package io.reviewstream.sink.files;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/** Which folder of the store a review goes to: always exactly one below it, so that one pattern finds every file. */
public enum Layout {
    /** {@code date=2026-11-23}: the UTC date of the record's timestamp, in the style that Hive, Spark and DuckDB know. */
    DATE,
    /** All in the folder {@code reviews}. */
    FLAT,
    /** {@code source=…}: by the CloudEvents source, escaped so that it is a name anywhere. */
    SOURCE,
    /** A file for each review, {@code <id>.json}, in the store itself. */
    DOCUMENT;

    /** What those tools take for null. */
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** File systems allow 255 bytes; an escaped source that is longer is cut and told apart by its hash. */
    private static final int LONGEST = 120;

    private static final long DAY_MILLIS = 86_400_000L;

    String folder(long timestampMillis, String source) {
        return switch (this) {
            case DATE -> "date=" + date(timestampMillis);
            case FLAT -> "reviews";
            case DOCUMENT -> Documents.ENTRY;
            case SOURCE -> "source=" + (source.isEmpty() ? NULL : escaped(source));
        };
    }

    /** Whether two records, in the same order of arguments, surely share a folder: spares making its name each time. */
    boolean same(long timestampMillis, String source, long otherTimestampMillis, String otherSource) {
        return switch (this) {
            case DATE -> Math.floorDiv(timestampMillis, DAY_MILLIS) == Math.floorDiv(otherTimestampMillis, DAY_MILLIS);
            case FLAT, DOCUMENT -> true;
            case SOURCE -> source.equals(otherSource);
        };
    }

    private static String date(long timestampMillis) {
        if (timestampMillis < 0) {
            return NULL;
        }
        long day = timestampMillis / DAY_MILLIS;
        LocalDate last = LocalDate.of(9999, 12, 31);
        return day > last.toEpochDay() ? NULL : LocalDate.ofEpochDay(day).toString();
    }

    private static String escaped(String source) {
        var name = new StringBuilder();
        for (byte b : source.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.')) {
                name.append(c);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        if (name.length() <= LONGEST) {
            return name.toString();
        }
        String hash = Sha256.of(source.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        String cut = name.substring(0, LONGEST);
        return cut.substring(0, Math.max(cut.lastIndexOf('%'), LONGEST - 2)) + "~" + hash;
    }
}
