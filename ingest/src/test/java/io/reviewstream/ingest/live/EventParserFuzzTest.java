package io.reviewstream.ingest.live;

import io.reviewstream.ingest.fuzz.Damage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Event streams that were damaged at random: no event is larger than allowed, and each takes two line ends at least. */
final class EventParserFuzzTest {
    private static final int MOST = 64;

    private static final List<String> SEEDS = List.of(
            "id: 1\nevent: review\ndata: {\"id\":\"a\",\"text\":\"one\"}\n\n",
            "\uFEFF: a remark\r\ndata\rdata:x\r\r",
            "retry: 100\nid\ndata: " + "long ".repeat(30) + "\n\n");

    @Test
    void givesNoMoreThanThereIs() {
        var damage = new Damage(SEEDS, 78);
        for (int round = 0; round < Damage.rounds(1_500); round++) {
            byte[] bytes = damage.next();
            var parser = new EventParser(MOST, null);
            int events = 0;
            for (byte b : bytes) {
                Optional<LiveEvent> event;
                try {
                    event = parser.take(b);
                } catch (RuntimeException e) {
                    throw new AssertionError(Damage.of(round, bytes), e);
                }
                events += event.isPresent() ? 1 : 0;
                if (event.filter(each -> each.data().length > MOST || each.data().length > each.length())
                        .isPresent()) {
                    throw new AssertionError("too long: " + Damage.of(round, bytes));
                }
            }

            if (events * 2 > bytes.length) {
                throw new AssertionError(events + " events: " + Damage.of(round, bytes));
            }
        }
    }
}
