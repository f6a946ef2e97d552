package io.reviewstream.ingest.parse;

import io.reviewstream.events.StatedRating;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ratings as sources write them: a number, {@code 4/5}, {@code 8 out of 10}, {@code ★★★½}, {@code FOUR}, schema.org's object. */
public final class RatingText {
    private static final String NUMBER = "(-?\\d{1,6}(?:[.,]\\d{1,6})?)";
    private static final Pattern PLAIN = Pattern.compile(NUMBER + "(?:\\s*(?:stars?|points?|%))?");
    private static final Pattern OF =
            Pattern.compile(NUMBER + "\\s*(?:/|out of|von|sur|de)\\s*" + NUMBER + "(?:\\s*stars?)?");
    private static final Pattern STARS = Pattern.compile("(★*)(½?)(☆*)");

    /** Stars as programs call them, by their number. */
    private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five");

    private RatingText() {}

    /** Empty when it is no rating that has a number. */
    public static Optional<StatedRating> of(@Nullable Object value) {
        if (value instanceof Number number) {
            return rating(number.doubleValue(), null, null);
        }
        if (value instanceof String text) {
            return ofText(text.trim());
        }
        if (value instanceof Map<?, ?> object) {
            var best = firstNumber(object, "bestRating", "best", "max", "outOf");
            var worst = firstNumber(object, "worstRating", "worst", "min");
            for (String name : new String[] {"ratingValue", "value", "rating", "label", "average"}) {
                Optional<StatedRating> inner =
                        object.get(name) instanceof Map ? Optional.empty() : of(object.get(name));
                if (inner.isPresent()) {
                    return rating(
                            inner.get().ratingValue(),
                            best == null ? inner.get().bestRating() : best,
                            worst);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<StatedRating> ofText(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        String small = text.toLowerCase(java.util.Locale.ROOT);
        Matcher of = OF.matcher(small);
        if (of.matches()) {
            double best = number(of.group(2));
            return best > 0 ? rating(number(of.group(1)), best, null) : Optional.empty();
        }
        Matcher plain = PLAIN.matcher(small);
        if (plain.matches()) {
            return rating(number(plain.group(1)), small.endsWith("%") ? 100.0 : null, null);
        }
        int word = WORDS.indexOf(small);
        if (word > 0) {
            return rating(word, 5.0, null);
        }
        Matcher stars = STARS.matcher(text);
        if (stars.matches()) {
            double value = stars.group(1).length() + (stars.group(2).isEmpty() ? 0 : 0.5);
            // Stars are drawn out of five wherever they are drawn.
            return value <= 5 ? rating(value, 5.0, null) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<StatedRating> rating(double value, @Nullable Double best, @Nullable Double worst) {
        return Double.isFinite(value) ? Optional.of(new StatedRating(value, best, worst)) : Optional.empty();
    }

    private static @Nullable Double firstNumber(Map<?, ?> object, String... names) {
        for (String name : names) {
            Object value = object.get(name);
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            if (value instanceof String text && PLAIN.matcher(text.trim()).matches()) {
                Matcher plain = PLAIN.matcher(text.trim());
                if (plain.matches()) {
                    return number(plain.group(1));
                }
            }
        }
        return null;
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }
}
