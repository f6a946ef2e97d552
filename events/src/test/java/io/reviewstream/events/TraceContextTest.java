package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class TraceContextTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void passesParentAndStateOn() {
        var headers = new RecordHeaders();

        TraceContext.parse(List.of(PARENT), List.of(" rojo=00f067", "congo=t61rc"))
                .orElseThrow()
                .writeTo(headers);

        assertThat(CloudEvent.header(headers, TraceParent.HEADER)).contains(PARENT);
        assertThat(CloudEvent.header(headers, TraceContext.STATE_HEADER)).contains("rojo=00f067,congo=t61rc");
    }

    @Test
    void isNothingWithoutOneParentThatCanBeRead() {
        assertThat(TraceContext.parse(List.of(), List.of("rojo=1"))).isEmpty();
        assertThat(TraceContext.parse(List.of("nonsense"), List.of("rojo=1"))).isEmpty();
        assertThat(TraceContext.parse(List.of(PARENT, PARENT), List.of("rojo=1")))
                .isEmpty();
    }

    @Test
    void leavesOutAStateThatIsTooLongOrNoText() {
        assertThat(state("a=" + "b".repeat(510))).hasSize(512);
        assertThat(state("a=" + "b".repeat(511))).isEmpty();
        assertThat(state("a=\u00e4")).isEmpty();
        assertThat(state("a=1\nb=2")).isEmpty();
    }

    @Test
    void takesThePlaceOfAnEarlierOne() {
        var headers = new RecordHeaders();
        TraceContext.parse(List.of(PARENT), List.of("rojo=1")).orElseThrow().writeTo(headers);

        TraceContext.parse(List.of(PARENT), List.of()).orElseThrow().writeTo(headers);

        assertThat(headers.toArray()).hasSize(1);
    }

    private static String state(String value) {
        return TraceContext.parse(List.of(PARENT), List.of(value)).orElseThrow().state();
    }
}
