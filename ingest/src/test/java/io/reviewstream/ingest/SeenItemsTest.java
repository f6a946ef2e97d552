package io.reviewstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.position.Checkpoints;
import io.reviewstream.ingest.position.FeedProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeenItemsTest {
    @Test
    void tellsNewsFromWhatItHasSeen() {
        var seen = new SeenItems(List.of());

        assertThat(seen.isNews("a", bytes("one"))).isTrue();
        assertThat(seen.isNews("a", bytes("one"))).isFalse();
        assertThat(seen.isNews("a", bytes("other"))).isTrue();
        assertThat(new SeenItems(seen.entries()).isNews("a", bytes("other"))).isFalse();
    }

    @Test
    void fitsIntoACheckpointHoweverManyItWere() {
        List<String> entries = IntStream.range(0, 700_000)
                .mapToObj(i -> String.format("%016x:%016x", i, i))
                .toList();

        List<String> kept = new SeenItems(entries).entries();

        assertThat(kept).endsWith(entries.get(entries.size() - 1));
        assertThat(Checkpoints.toBytes(new FeedProgress(null, null, null, kept, 0, 0, 0)).length)
                .isLessThan(Topics.MAX_MESSAGE_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
