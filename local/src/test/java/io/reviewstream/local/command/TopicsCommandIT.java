package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.local.Broker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicsCommandIT {
    @ParameterizedTest
    @ValueSource(strings = {"--topic-prefix", "--prefix"})
    void makesTopicsWithAPrefix(String option) {
        Cli cli = topics(option, "made-by" + option + ".", "--partitions", "2");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines())
                .allSatisfy(line -> assertThat(line).startsWith("made-by" + option + ".reviews."))
                .contains("made-by" + option + ".reviews.raw: partitions 2, replication 1");
    }

    @Test
    void saysWhatTheClusterDoesNotDo() {
        Cli cli = topics("--topic-prefix", "twofold.", "--replication", "2");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .startsWith("reviewstream: cannot make the topics at "
                        + Broker.settings().bootstrapServers() + ": cannot create topic twofold.reviews.");
    }

    private static Cli topics(String... more) {
        var arguments = new ArrayList<>(
                List.of("topics", "--bootstrap-servers", Broker.settings().bootstrapServers()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
