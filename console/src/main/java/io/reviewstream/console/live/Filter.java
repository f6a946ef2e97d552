package io.reviewstream.console.live;

import io.reviewstream.events.TitleKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews somebody wants to see; null is any.
 *
 * @param label {@code positive}, {@code negative}, {@code neutral}, {@code mixed} or {@code unscored}
 * @param title key of the title
 * @param film a part of the title's name
 * @param source a part of the source's name
 * @param language ISO 639-1
 */
public record Filter(
        @Nullable String label,
        @Nullable String title,
        @Nullable String film,
        @Nullable String source,
        @Nullable String language) {
    private static final List<String> LABELS = List.of("positive", "negative", "neutral", "mixed", "unscored");

    /** @throws IllegalArgumentException when there is no such label */
    public Filter {
        label = orNull(label);
        if (label != null && !LABELS.contains(label)) {
            throw new IllegalArgumentException(
                    "label must be positive, negative, neutral, mixed or unscored but was " + label);
        }
        title = orNull(title);
        film = orNull(film);
        source = orNull(source);
        language = language == null ? null : orNull(language.toLowerCase(Locale.ROOT));
    }

    public boolean accepts(Seen review) {
        Glance glance = review.glance();
        return (label == null || label.equals(glance.label()))
                && (title == null || title.equals(review.title()))
                && (film == null || isNamed(review, film))
                && (source == null || contains(glance.review().source(), source))
                && (language == null || language.equals(glance.language()));
    }

    /** As it is written, and as titles are compared, so that neither an accent nor a hyphen stands in the way. */
    private static boolean isNamed(Seen review, String part) {
        return contains(review.glance().name(), part)
                || contains(review.title(), part)
                || contains(review.title(), TitleKey.of(part, null));
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
