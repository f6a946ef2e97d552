package io.reviewstream.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayTest {
    @ParameterizedTest
    @CsvSource({
        "file:///data/in/march.jsonl, march.jsonl:17, march.jsonl",
        "file:///data/in, 2026/march.jsonl:17, 2026/march.jsonl",
        "file:///data/in, 2026/feed.xml#3, 2026/feed.xml",
        "file:///data/in, 2026/one.txt, 2026/one.txt",
        "stdin:4e, stdin:2, stdin",
        "https://example.org/feed?page=1, https://example.org/feed?page=1#3, https://example.org/feed?page=1",
        "wss://example.org/reviews, event 7, wss://example.org/reviews",
        "https://example.org/feed, , https://example.org/feed"
    })
    void callsASourceAsIngestDoes(String source, @Nullable String position, String name) {
        assertThat(Replay.nameOf(source, position)).isEqualTo(name);
    }
}
