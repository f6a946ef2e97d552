package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.deadletter.Letter;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.local.deadletter.Replay;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a broken line to a stored review: what somebody does with a dead letter. */
final class DlqCommandIT {
    private static final String BROKEN = "{\"id\":\"c\",\"text\":\"Superb, but cut sh";

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Path source;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void runWithABrokenLine() throws IOException {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        source = Files.writeString(
                folder.resolve("reviews.jsonl"),
                "{\"id\":\"a\",\"text\":\"Great.\"}\n" + BROKEN + "\n{\"id\":\"b\",\"text\":\"Bad.\"}\n");
        Cli cli = runPipeline();
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.lastLine()).isEqualTo("ingested 2, enriched 2, stored 2, duplicates 0, dead letters 1");
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void countsLettersByStageAndReason() {
        Cli cli = dlq("list");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.outLines()).containsExactly("       1  ingest   malformed-json", "       1  in all");
    }

    @Test
    void showsALetterInFullAndItsContentAsItWas() {
        String id = onlyLetter();

        assertThat(dlq("show", id).out())
                .contains("reason:      malformed-json")
                .contains("reviews.jsonl:2")
                .contains(BROKEN);
        assertThat(dlq("show", "--raw", id).out()).isEqualTo(BROKEN);
    }

    @Test
    void sendsAMendedLetterOnItsWayAndOnlyOnce() throws IOException {
        String id = onlyLetter();
        Path mended = Files.writeString(folder.resolve("mended"), "{\"id\":\"c\",\"text\":\"Superb.\"}");

        Cli replay = dlq("replay", "--id", id, "--with", mended.toString());

        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.outLines())
                .containsExactly("sent " + id + " (ingest, malformed-json) to reviews.raw", "sent 1, kept 0");
        assertThat(dlq("list").outLines()).containsExactly("       0  in all");
        assertThat(dlq("replay", "--id", id).err()).isEqualTo("reviewstream: letter " + id + " was sent back before\n");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(runPipeline().lastLine())
                        .isEqualTo("ingested 2, enriched 3, stored 3, duplicates 0, dead letters 0"));
        assertThat(StoredReviews.in(folder.resolve("out")))
                .extracting(review -> review.id() + ": " + review.review().text())
                .containsExactlyInAnyOrder("a: Great.", "b: Bad.", "c: Superb.");
    }

    @Test
    void shutsAReplayOutThatRunsAtTheSameTime() {
        var cluster = KafkaSettings.of(kafka.bootstrapServers());
        byte[] mended = "{\"id\":\"c\",\"text\":\"Superb.\"}".getBytes(StandardCharsets.UTF_8);
        Letter letter = new LetterBox(cluster, Topics.standard()).read().get(0);

        try (var first = new Replay(cluster, Topics.standard(), DlqCommand.ReplayCommand::parse);
                var second = new Replay(cluster, Topics.standard(), DlqCommand.ReplayCommand::parse)) {
            assertThatThrownBy(() -> first.send(letter, mended))
                    .isInstanceOf(FailedException.class)
                    .hasMessage(
                            "letter " + letter.id() + " was not sent: another replay has begun meanwhile, look again");
            assertThat(second.send(letter, mended)).isEqualTo("reviews.raw");
        }
    }

    @Test
    void keepsALetterThatStillIsNoReview() {
        String id = onlyLetter();

        Cli cli = dlq("replay", "--all");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines()).containsExactly("sent 0, kept 1");
        assertThat(cli.err()).startsWith("reviewstream: " + id + ": it still is no review");
        assertThat(dlq("list").outLines()).contains("       1  in all");
    }

    @Test
    void onlySaysWhatItWouldSendOnADryRun() {
        String id = onlyLetter();

        assertThat(dlq("replay", "--reason", "malformed-json", "--dry-run").outLines())
                .containsExactly("would send " + id + " (ingest, malformed-json)", "would send 1");
        assertThat(dlq("list").outLines()).contains("       1  in all");
    }

    @Test
    void leavesALetterThatHasFailedTooOftenUntilItIsAskedForMore() throws Exception {
        var record = new ProducerRecord<>("reviews.dead-letter", new byte[] {1}, new byte[] {2});
        Map.of(
                        "stage", "enrich",
                        "reason", "unreadable",
                        "message", "reviews.raw-0@7: not a RawReview",
                        "topic", "reviews.raw",
                        "time", "2026-01-01T00:00:00Z",
                        "attempt", "3")
                .forEach((name, value) -> record.headers().add("dlq." + name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }

        Cli left = dlq("replay", "--reason", "unreadable");
        Cli sent = dlq("replay", "--reason", "unreadable", "--max-attempts", "4");

        assertThat(left.outLines()).containsExactly("sent 0, kept 0");
        assertThat(left.err()).contains("it has failed 3 times; --max-attempts raises the limit");
        assertThat(sent.outLines()).last().isEqualTo("sent 1, kept 0");
    }

    @Test
    void readsTheEnrichedTopicForPeopleAndAsJson() {
        Cli people = Cli.run("consume", "--bootstrap-servers", kafka.bootstrapServers());
        Cli json = Cli.run("consume", "--json", "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(people.outLines()).hasSize(2);
        assertThat(json.outLines())
                .extracting(line -> Json.mapper().readTree(line).get("id").asString())
                .containsExactlyInAnyOrder("a", "b");
    }

    private String onlyLetter() {
        return Json.mapper()
                .readTree(dlq("list", "--json").lastLine())
                .get("id")
                .asString();
    }

    private Cli runPipeline() {
        return Cli.run(
                "run",
                "--from",
                source.toString(),
                "--to",
                folder.resolve("out").toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers());
    }

    private Cli dlq(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--bootstrap-servers";
        all[arguments.length + 2] = kafka.bootstrapServers();
        return Cli.run(all);
    }
}
