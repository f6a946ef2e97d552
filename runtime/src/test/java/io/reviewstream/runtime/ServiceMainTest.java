package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

final class ServiceMainTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void endsWithZeroWhenTheWorkIsDone() {
        assertThat(run(stop -> {})).isEqualTo(0);
        assertThat(messages()).isEmpty();
    }

    @Test
    void endsWithZeroWhenAskedToStop() {
        var stop = new StopSignal();
        stop.trip();

        int exitCode = ServiceMain.run("sink", err, stop, StopSignal::await);

        assertThat(exitCode).isEqualTo(0);
        assertThat(messages()).isEmpty();
    }

    @Test
    void endsWithTwoAndALineForEachWrongSetting() {
        int exitCode = run(stop -> {
            throw new SettingsException(List.of("SINK_A is required but not set", "SINK_B must be a path but was ?"));
        });

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages())
                .containsExactly("sink: SINK_A is required but not set", "sink: SINK_B must be a path but was ?");
    }

    @Test
    void endsWithTwoAndNamesTheVariableThatKafkaDoesNotTake() {
        int exitCode = run(stop -> {
            throw new ConfigException("security.protocol", "SSLX", "unknown");
        });

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages())
                .containsExactly(
                        "sink: KAFKA_SECURITY_PROTOCOL: Invalid value SSLX for configuration security.protocol: unknown");
    }

    @Test
    void endsWithTwoAlsoWhereThatIsWhyTheWorkCannotGoOn() {
        int exitCode = run(stop -> {
            throw new FailedException(
                    "Kafka does not answer",
                    new KafkaException("no client", new ConfigException("Invalid url in bootstrap.servers: kafka")));
        });

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages())
                .containsExactly("sink: KAFKA_BOOTSTRAP_SERVERS: Invalid url in bootstrap.servers: kafka");
    }

    @Test
    void doesNotCallItAWrongSettingThatANameCannotBeResolvedNow() {
        int exitCode = run(stop -> {
            throw new FailedException(
                    "Kafka does not answer",
                    new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));
        });

        assertThat(exitCode).isEqualTo(1);
        assertThat(messages()).containsExactly("sink: Kafka does not answer");
    }

    @Test
    void endsWithOneAndOneLineWhenTheWorkCannotGoOn() {
        int exitCode = run(stop -> {
            throw new FailedException("the disk of /data is full", new IllegalStateException("ENOSPC"));
        });

        assertThat(exitCode).isEqualTo(1);
        assertThat(messages()).containsExactly("sink: the disk of /data is full");
    }

    @Test
    void endsWithOneWhenInterruptedAndKeepsTheFlag() {
        int exitCode = run(stop -> {
            throw new InterruptedException();
        });

        // Asking clears the flag, which the next test must not see.
        assertThat(Thread.interrupted()).isTrue();
        assertThat(exitCode).isEqualTo(1);
        assertThat(messages()).containsExactly("sink: interrupted");
    }

    @Test
    void letsOurOwnBugsEscape() {
        assertThatThrownBy(() -> run(stop -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void leavesTheProcessAsItWasWhenTheWorkIsDone() {
        assertThat(ServiceMain.run("sink", err, stop -> {})).isEqualTo(0);
        assertThat(ServiceMain.run(
                        "sink", err, stop -> assertThat(stop.isTripped()).isFalse()))
                .isEqualTo(0);
    }

    private int run(ServiceMain.Body body) {
        return ServiceMain.run("sink", err, new StopSignal(), body);
    }

    private List<String> messages() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
