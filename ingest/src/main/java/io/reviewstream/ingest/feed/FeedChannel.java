package io.reviewstream.ingest.feed;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself and thereby of all its items.
 *
 * @param language of its items, null when not said
 * @param author of its items that name none, null when not said
 * @param ttlMinutes how long it asks to be left alone, 0 when not said
 * @param next where its next page is (RFC 5005), null when not said
 */
record FeedChannel(
        @Nullable String language,
        @Nullable String author,
        int ttlMinutes,
        @Nullable String next) {
    static FeedChannel of(Element root) {
        Element channel = root.children().stream()
                .filter(child -> FeedElement.local(child).equals("channel"))
                .findFirst()
                .orElse(root);
        String language = FeedElement.text(channel, "language", "dc:language")
                .orElse(root.hasAttr("xml:lang") ? root.attr("xml:lang") : null);
        String author = channel.children().stream()
                .filter(child -> FeedElement.full(child).equals("author"))
                .findFirst()
                .flatMap(child -> FeedElement.text(child, "name"))
                .orElse(null);
        int ttl = FeedElement.text(channel, "ttl")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
        String next = channel.children().stream()
                .filter(child -> FeedElement.local(child).equals("link")
                        && child.attr("rel").equals("next")
                        && child.hasAttr("href"))
                .findFirst()
                .map(child -> child.attr("href"))
                .orElse(null);
        return new FeedChannel(language, author, ttl, next);
    }
}
