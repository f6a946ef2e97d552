package io.reviewstream.ingest.file;

import io.reviewstream.events.RawReview;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JSON Feed says before its items, of all of them. */
final class JsonFeedHead {
    private static final Pattern FEED = Pattern.compile("\"version\"\\s*:\\s*\"https?://jsonfeed\\.org/version/");
    private static final Pattern ITEMS = Pattern.compile("\"items\"\\s*:\\s*\\[");
    private static final Pattern LANGUAGE =
            Pattern.compile("\"language\"\\s*:\\s*\"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)\"");

    private JsonFeedHead() {}

    /** The language of its items; empty when it is no JSON Feed, or says nothing there. */
    static Optional<String> language(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        Matcher items = ITEMS.matcher(text);
        String before = items.find() ? text.substring(0, items.start()) : text;
        Matcher language = LANGUAGE.matcher(before);
        return FEED.matcher(before).find() && language.find() ? Optional.of(language.group(1)) : Optional.empty();
    }

    static RawReview inLanguage(RawReview review, String language) {
        return new RawReview(
                review.id(),
                review.revision(),
                review.source(),
                review.text(),
                review.name(),
                review.url(),
                review.author(),
                review.itemReviewed(),
                review.reviewRating(),
                review.datePublished(),
                language,
                review.receivedAt(),
                review.extra());
    }
}
