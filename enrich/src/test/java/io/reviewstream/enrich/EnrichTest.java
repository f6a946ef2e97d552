package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrichTest {
    @TempDir
    Path folder;

    @Test
    void saysWhichFolderTheStateIsInWhereItCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var settings = new EnrichSettings(
                KafkaSettings.of("127.0.0.1:1"),
                Topics.standard(),
                file,
                1,
                Duration.ofMillis(100),
                EnrichSettings.GroupProtocol.CLASSIC);

        assertThatThrownBy(() -> new Enrich(settings, ReviewAnalyser.standard(), Clock.systemUTC()).close())
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("enrich cannot start: state directory [" + file)
                .hasMessageEndingWith("; the state is in " + file + " (ENRICH_STATE_FOLDER), which must be writable;"
                        + " if it is damaged, remove it: it is restored from Kafka");
    }
}
