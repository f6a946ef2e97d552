package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class LettersTest {
    @Test
    void showsTheContentOfAFramedValueWithoutItsFrame() {
        byte[] json = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        byte[] framed = WireFormat.framing(42).serialize("reviews.enriched", json);
        var letters = new Letters();

        letters.add(letter(17, framed));

        assertThat(letters.latest(1)).singleElement().satisfies(shown -> {
            assertThat(shown.text()).isEqualTo("{\"id\":7}");
            assertThat(shown.bytes()).isEqualTo(framed.length);
        });
    }

    @Test
    void countsAllAndShowsTheLatestFirst() {
        var letters = new Letters();
        for (int offset = 0; offset < Letters.MOST + 2; offset++) {
            letters.add(letter(offset, new byte[5_000]));
        }

        assertThat(letters.count()).isEqualTo(Letters.MOST + 2);
        assertThat(letters.byReason()).containsExactly(Map.entry("sink: not-storable", Letters.MOST + 2L));
        assertThat(letters.latest(2)).extracting(Letters.Shown::id).containsExactly("0@501", "0@500");
        assertThat(letters.latest(1_000)).hasSize(Letters.MOST);
        assertThat(letters.latest(1)).singleElement().satisfies(shown -> {
            assertThat(shown.text()).hasSize(4_000);
            assertThat(shown.bytes()).isEqualTo(5_000);
        });
    }

    @Test
    void saysOfALetterThatItWasSentBackAndCountsTheNoteForNone() {
        var letters = new Letters();
        letters.add(letter(17, new byte[0]));
        letters.add(letter(18, new byte[0]));
        var note = new ConsumerRecord<byte[], byte[]>("reviews.dead-letter", 0, 19, null, null);
        note.headers().add("dlq.replayed", "0@17".getBytes(StandardCharsets.UTF_8));

        letters.add(note);

        assertThat(letters.count()).isEqualTo(2);
        assertThat(letters.latest(9)).extracting(Letters.Shown::replayed).containsExactly(false, true);
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset, byte[] value) {
        var letter = DeadLetter.atSource(
                "sink", "not-storable", "no text", "file:/reviews", null, Instant.parse("2026-03-01T12:00:00Z"));
        var record = new ConsumerRecord<byte[], byte[]>("reviews.dead-letter", 0, offset, null, value);
        letter.toRecord("reviews.dead-letter", null, value, List.of()).headers().forEach(record.headers()::add);
        return record;
    }
}
