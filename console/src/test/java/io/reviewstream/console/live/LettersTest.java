package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class LettersTest {
    @Test
    void showsTheContentOfAFramedValueWithoutItsFrame() {
        byte[] json = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        byte[] framed = WireFormat.framing(42).serialize("reviews.enriched", json);
        var letters = new Letters();

        letters.add(letter(framed));

        assertThat(letters.latest(1)).singleElement().satisfies(shown -> {
            assertThat(shown.text()).isEqualTo("{\"id\":7}");
            assertThat(shown.bytes()).isEqualTo(framed.length);
        });
    }

    private static ConsumerRecord<byte[], byte[]> letter(byte[] value) {
        var letter = DeadLetter.atSource(
                "sink", "not-storable", "no text", "file:/reviews", null, Instant.parse("2026-03-01T12:00:00Z"));
        var record = new ConsumerRecord<byte[], byte[]>("reviews.dead-letter", 0, 17, null, value);
        letter.toRecord("reviews.dead-letter", null, value, List.of()).headers().forEach(record.headers()::add);
        return record;
    }
}
