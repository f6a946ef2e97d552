package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedPagesTest {
    private final FeedPages pages = new FeedPages();

    @Test
    void goesFromPageToPageOfOneServer() {
        assertThat(pages.after(page("https://a.example/feed", null), "?page=2"))
                .contains(URI.create("https://a.example/feed?page=2"));
        assertThat(pages.after(page("https://a.example/feed?page=2", "/feed?page=3"), null))
                .contains(URI.create("https://a.example/feed?page=3"));
        assertThat(pages.after(page("https://a.example/feed?page=3", null), "https://a.example/feed"))
                .as("read before")
                .isEmpty();
        assertThat(pages.unread()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.example/feed?page=2",
                "http://a.example/feed?page=2",
                "https://a.example:8443/feed",
                "file:///etc/passwd",
                "mailto:a@a.example",
                "no address"
            })
    void goesNowhereElseAndSaysSo(String next) {
        assertThat(pages.after(page("https://a.example/feed", null), next)).isEmpty();
        assertThat(pages.unread()).startsWith(next + " is not read, as it is no");
    }

    @Test
    void endsSomeTime() {
        Optional<URI> next = Optional.of(URI.create("https://a.example/0"));
        int count = 0;
        while (next.isPresent()) {
            count++;
            next = pages.after(page(next.get().toString(), null), "/" + count);
        }

        assertThat(count).isEqualTo(1_000);
        assertThat(pages.unread()).isEqualTo("https://a.example/1000 is not read, as 1000 pages are the most");
    }

    @Test
    void findsTheNextPageOfAJsonFeed() {
        assertThat(nextOf("{\"items\": [{\"next_url\": \"/no\"}], \"next_url\": \"/2\"}"))
                .isEqualTo("/2");
        assertThat(nextOf("{\"next_url\": null, \"items\": []}")).isNull();
        assertThat(nextOf("[{\"next_url\": \"/no\"}]")).isNull();
        assertThat(nextOf("{broken")).isNull();
    }

    @Test
    void findsTheNextPageOfTheAppStore() {
        String entry = "'entry': [{'link': {'attributes': {'rel': 'next', 'href': '/no'}}}]";
        String links =
                "'link': [{'attributes': {'rel': 'self', 'href': '/1'}}, {'attributes': {'rel': 'next', 'href': '/2'}}]";

        assertThat(nextOf("{'feed': {" + entry + ", " + links + "}}")).isEqualTo("/2");
        assertThat(nextOf("{'feed': {" + links + ", " + entry + "}}")).isEqualTo("/2");
        assertThat(nextOf("{'feed': {" + entry + ", 'link': [{'attributes': {'rel': 'self', 'href': '/1'}}]}}"))
                .isNull();
        assertThat(nextOf("{'feed': {'link': [3, {'attributes': {'rel': 'next'}}]}, 'next_url': '/3'}"))
                .isEqualTo("/3");
    }

    private static @Nullable String nextOf(String json) {
        return FeedPages.nextOf(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static FeedAnswer.Document page(String from, @Nullable String next) {
        return new FeedAnswer.Document(URI.create(from), null, new byte[0], null, null, null, next);
    }
}
