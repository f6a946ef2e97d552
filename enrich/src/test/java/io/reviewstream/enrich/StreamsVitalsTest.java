package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamsVitalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.stream.state.put.rate",
                "kafka.stream.task.active.buffer.count",
                "kafka.stream.processor.node.process.total",
                "kafka.stream.record.cache.hit.ratio.avg"
            })
    void tellsNothingOfEachTaskAndStore(String name) {
        assertThat(StreamsVitals.isUntold(meter(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.stream.thread.process.total",
                "kafka.stream.topic.records.consumed.total",
                "kafka.consumer.fetch.manager.records.lag",
                "reviewstream.lag.records"
            })
    void tellsOfThreadsTopicsAndClients(String name) {
        assertThat(StreamsVitals.isUntold(meter(name))).isFalse();
    }

    private static Meter.Id meter(String name) {
        return new Meter.Id(name, Tags.empty(), null, null, Meter.Type.GAUGE);
    }
}
