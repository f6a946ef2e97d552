package io.reviewstream.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the HTML standard, and what servers do beside it. */
final class EventParserTest {
    @Test
    void joinsTheLinesOfOneEvent() {
        assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n")).containsExactly("null message YHOO\n+2\n10");
    }

    @Test
    void takesOneBlankAtMostOff() {
        assertThat(events("data:test\n\ndata: test\n\ndata:  test\n\n"))
                .containsExactly("null message test", "null message test", "null message  test");
    }

    @Test
    void keepsIdsUntilTheyChangeOrAreTakenBack() {
        assertThat(events(": a remark\n\ndata: first event\nid: 1\n\ndata:second event\n\nid\ndata:  third event\n\n"))
                .containsExactly("1 message first event", "1 message second event", "null message  third event");
    }

    @Test
    void givesNoEventWithoutDataNorOneWithoutItsEnd() {
        assertThat(events("event: ping\n\ndata\n\ndata\ndata\n\ndata:"))
                .containsExactly("null message ", "null message \n");
    }

    @Test
    void takesAnyLineEndAndAByteOrderMark() {
        assertThat(events("\uFEFFdata: a\r\ndata: b\rdata: c\n\r\nevent: x\r\rdata: d\r\r"))
                .containsExactly("null message a\nb\nc", "null message d");
    }

    @Test
    void cutsWhatIsTooLong() {
        var parser = new EventParser(8, null);
        var found = new ArrayList<LiveEvent>();
        for (byte b : ("data: " + "x".repeat(5_000) + "\n\ndata: short\n\n").getBytes(StandardCharsets.UTF_8)) {
            parser.take(b).ifPresent(found::add);
        }

        assertThat(found).extracting(LiveEvent::isTooLong).containsExactly(true, false);
        assertThat(found.get(0).length()).isEqualTo(5_000);
        assertThat(found.get(0).data()).hasSize(8);
    }

    @Test
    void hearsWhenToComeBack() {
        var parser = new EventParser(100, null);
        for (byte b : "retry: 2500\nretry: soon\nid: a\0b\n\n".getBytes(StandardCharsets.UTF_8)) {
            parser.take(b);
        }

        assertThat(parser.retry()).isEqualTo(Duration.ofMillis(2500));
    }

    private static List<String> events(String stream) {
        var parser = new EventParser(1_000, null);
        var found = new ArrayList<String>();
        for (byte b : stream.getBytes(StandardCharsets.UTF_8)) {
            parser.take(b)
                    .ifPresent(event -> found.add(event.lastId() + " " + event.type() + " "
                            + new String(event.data(), StandardCharsets.UTF_8)));
        }
        return found;
    }
}
