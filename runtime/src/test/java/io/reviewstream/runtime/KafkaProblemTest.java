package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class KafkaProblemTest {
    @Test
    void saysWhyAndNotWhichStepFailed() {
        var unresolved = new ConfigException("No resolvable bootstrap urls given in bootstrap.servers");

        assertThat(KafkaProblem.of(new KafkaException("Failed to create new KafkaAdminClient", unresolved)))
                .isEqualTo("no server has a name that is given");
        assertThat(KafkaProblem.of(new ExecutionException(new TopicAuthorizationException("Not authorized to access"))))
                .isEqualTo("Not authorized to access");
    }

    @Test
    void keepsAStepThatSaysWhy() {
        var refused = new InvalidReplicationFactorException("only 1 broker(s) are registered");

        assertThat(KafkaProblem.of(
                        new KafkaException("cannot create topic reviews.raw: " + refused.getMessage(), refused)))
                .isEqualTo("cannot create topic reviews.raw: only 1 broker(s) are registered");
    }

    @Test
    void hasWordsWhereJavaHasNone() {
        assertThat(KafkaProblem.of(new TimeoutException())).isEqualTo("it did not answer in time");
        assertThat(KafkaProblem.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
