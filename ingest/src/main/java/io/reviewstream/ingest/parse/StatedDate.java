package io.reviewstream.ingest.parse;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as sources write them to ISO-8601: a date stays a date, a time becomes UTC. A time without a zone is taken as UTC.
 * A day and month that could be either way round ({@code 03/04/2020}) is not guessed.
 */
public final class StatedDate {
    private static final DateTimeFormatter LOCAL_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']['t']")
            .appendPattern("HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            LOCAL_TIME,
            new DateTimeFormatterBuilder()
                    .append(LOCAL_TIME)
                    .appendPattern("[ ][XXX][XX][X]")
                    .toFormatter(Locale.ROOT),
            DateTimeFormatter.RFC_1123_DATE_TIME,
            form("d[-][ ]MMM[-][ ]uuuu"),
            form("d[-][ ]MMMM[-][ ]uuuu"),
            // Two digits of a year: 00 to 99 mean 1950 to 2049.
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
                    .toFormatter(Locale.ENGLISH),
            form("MMM d[,] uuuu"),
            form("MMMM d[,] uuuu"),
            form("MM d[,] uuuu"),
            form("uuuu/M/d[ H:mm[:ss]]"),
            // As Google Forms stamps its answers: "2024/03/04 10:11:12 AM GMT+1".
            form("uuuu/M/d h:mm:ss a O"),
            form("uuuu.M.d[ H:mm[:ss]]"),
            form("d.M.uuuu[ H:mm[:ss]]"),
            // "Mon Jul 31 22:09:11 +0000 2018", as old APIs write it.
            form("EEE MMM dd HH:mm:ss XX uuuu"));

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:,?\\s+(\\d.*))?");

    private static final List<DateTimeFormatter> TIMES = List.of(form("H:mm[:ss]"), form("h:mm[:ss][ ]a"));
    private static final Pattern DIGITS = Pattern.compile("\\d{9,10}(\\.\\d+)?|\\d{12,13}");
    private static final Pattern YEAR_OR_MONTH = Pattern.compile("(1[5-9]|20)\\d\\d(-(0[1-9]|1[0-2]))?");

    private StatedDate() {}

    /** ISO-8601, or empty when it is no date that can be told for sure. */
    public static Optional<String> of(@Nullable Object value) {
        if (value instanceof Number number) {
            return ofEpoch(number.doubleValue());
        }
        if (!(value instanceof String stated)) {
            return Optional.empty();
        }
        String text = stated.trim();
        if (text.length() < 4 || text.length() > 64) {
            return Optional.empty();
        }
        if (YEAR_OR_MONTH.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (DIGITS.matcher(text).matches()) {
            return ofEpoch(Double.parseDouble(text));
        }
        if (text.endsWith(" UTC") || text.endsWith(" GMT") && Character.isDigit(text.charAt(0))) {
            text = text.substring(0, text.length() - 4);
        }
        Matcher slashed = SLASHED.matcher(text);
        if (slashed.matches()) {
            return ofSlashed(slashed);
        }
        for (DateTimeFormatter form : FORMS) {
            // Trying costs no exception this way; a column of dates in a rare form has millions of them.
            var end = new ParsePosition(0);
            if (form.parseUnresolved(text, end) != null && end.getErrorIndex() < 0 && end.getIndex() == text.length()) {
                try {
                    return Optional.of(iso(form.parse(text)));
                } catch (DateTimeException e) {
                    // such as the 31st of February; another form may read it as something else
                }
            }
        }
        return Optional.empty();
    }

    private static String iso(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return utc(Instant.from(parsed));
        }
        if (parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return utc(LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        }
        return LocalDate.from(parsed).toString();
    }

    private static Optional<String> ofSlashed(Matcher slashed) {
        int first = Integer.parseInt(slashed.group(1));
        int second = Integer.parseInt(slashed.group(2));
        int year = Integer.parseInt(slashed.group(3));
        boolean dayFirst = first > 12;
        if (!dayFirst && second <= 12 && first != second) {
            return Optional.empty();
        }
        LocalDate date;
        try {
            date = LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return slashed.group(4) == null
                ? Optional.of(date.toString())
                : timeOf(slashed.group(4)).map(time -> utc(date.atTime(time).toInstant(ZoneOffset.UTC)));
    }

    private static Optional<LocalTime> timeOf(String text) {
        for (DateTimeFormatter form : TIMES) {
            try {
                return Optional.of(LocalTime.parse(text, form));
            } catch (DateTimeException e) {
                // the other way to write it
            }
        }
        return Optional.empty();
    }

    /** Seconds, or milliseconds when seconds would lie beyond the year 5000. */
    private static Optional<String> ofEpoch(double value) {
        // Before 1973 a number is more likely a count than a time.
        if (!(value >= 1e8) || value > 1e14) {
            return Optional.empty();
        }
        double seconds = value > 1e11 ? value / 1000 : value;
        return Optional.of(utc(Instant.ofEpochMilli(Math.round(seconds * 1000))));
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    private static String utc(Instant instant) {
        return instant.toString();
    }
}
