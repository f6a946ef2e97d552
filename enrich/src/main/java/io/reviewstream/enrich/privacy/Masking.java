package io.reviewstream.enrich.privacy;

import io.reviewstream.events.RawReview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data out of a review: out of its text, headline, author, and all texts in {@code extra}. Every mask is as
 * long as what it hides, so that places in the text stay what they were. Id, source and addresses of the review stay. Thread-safe.
 */
public final class Masking {
    private final PersonalData personalData = new PersonalData();

    /** The review without personal data; the same one when it has none. */
    public RawReview mask(RawReview review) {
        String text = personalData.maskInPlace(review.text());
        String name = masked(review.name());
        String author = masked(review.author());
        Map<String, @Nullable Object> extra = masked(review.extra());
        boolean same = text.equals(review.text())
                && Objects.equals(name, review.name())
                && Objects.equals(author, review.author())
                && extra.equals(review.extra());
        return same
                ? review
                : new RawReview(
                        review.id(),
                        review.revision(),
                        review.source(),
                        text,
                        name,
                        review.url(),
                        author,
                        review.itemReviewed(),
                        review.reviewRating(),
                        review.datePublished(),
                        review.inLanguage(),
                        review.receivedAt(),
                        extra);
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : personalData.maskInPlace(text);
    }

    private Map<String, @Nullable Object> masked(Map<String, @Nullable Object> fields) {
        var masked = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> masked.put(name, value(value)));
        return masked;
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return personalData.maskInPlace(text);
        }
        if (value instanceof List<?> list) {
            var masked = new ArrayList<@Nullable Object>();
            list.forEach(element -> masked.add(value(element)));
            return masked;
        }
        if (value instanceof Map<?, ?> map) {
            var masked = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, element) -> masked.put(String.valueOf(name), value(element)));
            return masked;
        }
        return value;
    }
}
