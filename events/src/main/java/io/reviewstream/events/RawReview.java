package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review as its source gave it, before any analysis: the value on {@code reviews.raw}.
 *
 * @param id what the source calls it, else its canonical URL, else a hash of source and text and,
 *     where known, author, item and date; the Kafka key
 * @param revision 1 for the first content seen under this id, then counting up; 0 or absent is read as 1
 * @param source the feed, file or client it came from, as people would name it
 * @param text the review's own words, untouched: all spans of the enrichment count its UTF-16 units
 * @param name the headline, null when there is none
 * @param url where the review can be read
 * @param author who wrote it, as the source names them
 * @param itemReviewed what the source says was reviewed
 * @param reviewRating the rating that the source gives beside the text
 * @param datePublished an ISO-8601 date, or date and time in UTC: as exact as the source was
 * @param inLanguage BCP 47 tag that the source states
 * @param receivedAt when ingest read it (UTC)
 * @param extra whatever else the source had, by its own names and in its own order
 * @see <a href="https://schema.org/Review">schema.org Review</a>
 */
public record RawReview(
        String id,
        int revision,
        String source,
        String text,
        @Nullable String name,
        @Nullable String url,
        @Nullable String author,
        @Nullable StatedItem itemReviewed,
        @Nullable StatedRating reviewRating,
        @Nullable String datePublished,
        @Nullable String inLanguage,
        @Nullable Instant receivedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {
    public RawReview {
        requireText("id", id);
        requireText("source", source);
        if (text == null) {
            throw new IllegalArgumentException("text is required");
        }
        if (revision < 0) {
            throw new IllegalArgumentException("revision must be 1 or more but was " + revision);
        }
        revision = Math.max(revision, 1);
        extra = extra == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** A review of which nothing but its words is known. */
    public static RawReview ofText(String id, String source, String text) {
        return new RawReview(id, 1, source, text, null, null, null, null, null, null, null, null, Map.of());
    }

    private static void requireText(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is required");
        }
    }
}
