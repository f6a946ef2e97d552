package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class ClusterFailureTest {
    private static final KafkaSettings NOBODY = KafkaSettings.of("127.0.0.1:1");

    @Test
    void callsSettingsThatKafkaDoesNotTakeWrongUsage() {
        KafkaException refused = refused(NOBODY.plus(Map.of("security.protocol", "NONE")));

        assertThat(ClusterFailure.of("cannot make the topics", NOBODY, refused))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("KAFKA_SECURITY_PROTOCOL: Invalid value NONE ");
    }

    @Test
    void saysThatNobodyAnswers() {
        var failure =
                new KafkaException("cannot create topic a: timed out", new TimeoutException("Call: createTopics"));

        assertThat(ClusterFailure.of("cannot make the topics", NOBODY, failure))
                .isInstanceOf(FailedException.class)
                .hasMessage("cannot make the topics: the cluster at 127.0.0.1:1 does not answer; start it, or ask:"
                        + " reviewstream doctor")
                .hasCause(failure);
    }

    @Test
    void passesOnWhatTheClusterSays() {
        assertThat(ClusterFailure.of("cannot read a", NOBODY, new TopicAuthorizationException("not for you")))
                .isInstanceOf(FailedException.class)
                .hasMessage("cannot read a at 127.0.0.1:1: not for you");
    }

    private static KafkaException refused(KafkaSettings settings) {
        try (var admin = Admin.create(settings.with(Map.of()))) {
            throw new AssertionError("taken: " + admin);
        } catch (KafkaException e) {
            return e;
        }
    }
}
