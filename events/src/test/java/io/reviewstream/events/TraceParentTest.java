package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void takesWhatTheStandardDescribes() {
        assertThat(TraceParent.parse(" " + GIVEN + " ")).contains(new TraceParent(GIVEN));
        assertThat(TraceParent.parse("01" + GIVEN.substring(2) + "-later")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "01-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01"
            })
    void beginsAnewWhenItCannotBeRead(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }

    @Test
    void isTheSameForTheSameRecordAndAnotherForAnother() {
        assertThat(TraceParent.of("a/1")).isEqualTo(TraceParent.of("a/1")).isNotEqualTo(TraceParent.of("a/2"));
    }

    @Test
    void takesThePlaceOfAnEarlierOne() {
        var headers = new RecordHeaders();
        TraceParent.of("a/1").writeTo(headers);

        new TraceParent(GIVEN).writeTo(headers);

        assertThat(headers.toArray()).hasSize(1);
        assertThat(CloudEvent.header(headers, TraceParent.HEADER)).contains(GIVEN);
    }
}
