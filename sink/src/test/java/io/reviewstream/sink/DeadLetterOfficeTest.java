package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

final class DeadLetterOfficeTest {
    private static final String STATE = "Cannot execute transactional method because we are in an error state";

    @Test
    void triesAgainWhereAnotherTookItsIdOver() {
        assertThat(DeadLetterOffice.isTakenOver(new KafkaException(STATE, new ProducerFencedException("fenced"))))
                .isTrue();
        assertThat(DeadLetterOffice.isTakenOver(new KafkaException(STATE))).isTrue();
    }

    @Test
    void saysAtOnceThatTheClockIsWrong() {
        var refused = new KafkaException(STATE, new InvalidTimestampException("Timestamp 2 is out of range"));

        assertThat(DeadLetterOffice.isTakenOver(refused)).isFalse();
        assertThat(DeadLetterOffice.why(refused))
                .isEqualTo("this machine's clock and the broker's are further apart than the topic lets them be"
                        + " (message.timestamp.after.max.ms); set this machine's");
    }
}
