package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HarmlessWarningsTest {
    private static final String CONSUMER = "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils";
    private static final String TASKS = "org.apache.kafka.streams.processor.internals.TaskManager";

    @Test
    void keepsFromTheLogWhatKafkaWarnsOfWhereAllIsWell() {
        assertThat(decided(
                        CONSUMER,
                        Level.WARN,
                        "[Consumer clientId=a] Not updating high watermark for partition {} as it is"))
                .isEqualTo(FilterReply.DENY);
        assertThat(decided(TASKS, Level.ERROR, "stream-thread [a] Get exceptions for the following tasks: {}"))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void leavesAllElse() {
        assertThat(decided(
                        CONSUMER, Level.WARN, "Attempt to fetch offsets for partition {} failed due to {}, retrying."))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decided("io.reviewstream.A", Level.WARN, "Encounter corrupted task"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decided(TASKS, Level.WARN, null)).isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decided(String logger, Level level, @Nullable String format) {
        return new HarmlessWarnings().decide(null, new LoggerContext().getLogger(logger), level, format, null, null);
    }
}
