package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.sink.StoreAddress;
import io.reviewstream.sink.s3.LocalS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with good, repeated and bad records, and what an audit makes of it. */
final class AuditCommandIT {
    @TempDir
    Path folder;

    @Test
    void accountsForARunThatHasEndedAndFindsWhatIsTakenAwayAfterwards() throws Exception {
        Path out = folder.resolve("out");
        Path source = Files.writeString(
                folder.resolve("reviews.jsonl"),
                "{\"id\":\"a\",\"text\":\"Great.\"}\n{\"id\":\"b\",\"text\":\"Bad.\"}\n{\"id\":\"c\",\"text\":\"cut\n"
                        + "{\"id\":\"a\",\"text\":\"Great.\"}\n");
        assertThat(Cli.run("run", "--from", source.toString(), "--to", out.toString(), "--partitions", "1")
                        .exitCode())
                .isZero();
        unreadable(out);

        Cli sound = Cli.run("audit", "--store", out.toString());

        assertThat(sound.err()).isEmpty();
        // Transaction markers take offsets, too, so that these depend on how much went into one.
        assertThat(sound.outLines().stream()
                        .map(line -> line.replaceAll("offset \\d+", "offset N"))
                        .toList())
                .containsExactly(
                        "records that name no source",
                        "  ingest  1 = 1 sent to reviews.raw + 0 dead letters",
                        "  enrich  1 = 0 enriched + 0 duplicates + 0 dead letters + 1 on the way",
                        "  sink    0 = 0 stored + 0 dead letters + 0 on the way",
                        source.toUri().toString(),
                        "  ingest  4 = 3 sent to reviews.raw + 1 dead letters",
                        "  enrich  3 = 2 enriched + 1 duplicates + 0 dead letters + 0 on the way",
                        "          partition 0: 3 = 2 + 1 + 0",
                        "  sink    2 = 2 stored + 0 dead letters + 0 on the way",
                        "on the way to enrich: reviews.raw-0 from offset N",
                        "unexplained 0");
        assertThat(sound.exitCode()).isZero();

        // A letter that no stage has counted, and a store without its manifests, which has yet to get all.
        forged(out);
        Path moved = Files.createDirectories(folder.resolve("moved"));
        copyWithoutManifests(out, moved);

        Cli gap = Cli.run(
                "audit",
                "--store",
                moved.toString(),
                "--state",
                out.resolve(".state").toString());

        assertThat(gap.exitCode()).as(gap.err()).isEqualTo(1);
        assertThat(gap.out())
                .contains("  gap     1 more left enrich than it received")
                .contains("  sink    2 = 0 stored + 0 dead letters + 2 on the way")
                .contains("on the way to the store: reviews.enriched-0 from offset 0")
                .contains("unexplained 1");
    }

    @Test
    void accountsForARunThatFilledABucket() throws Exception {
        Path source = Files.writeString(folder.resolve("reviews.jsonl"), "{\"id\":\"a\",\"text\":\"Great.\"}\n");
        String state = folder.resolve("state").toString();
        try (LocalS3 server = LocalS3.start()) {
            Map<String, String> env = Map.of(StoreAddress.S3_ENDPOINT, server.endpoint());
            String store = "s3://" + LocalS3.BUCKET + "/audited";
            Cli run = Cli.with(env, "", "run", "--from", source.toString(), "--to", store, "--state", state);
            assertThat(run.exitCode()).as(run.err()).isZero();

            Cli audit = Cli.with(env, "", "audit", "--store", store, "--state", state);

            assertThat(audit.err()).isEmpty();
            assertThat(audit.outLines())
                    .contains("  sink    1 = 1 stored + 0 dead letters + 0 on the way", "unexplained 0");
            assertThat(audit.exitCode()).isZero();
        }
    }

    @Test
    void asksForWhatItNeeds() {
        Cli none = Cli.run("audit", "--store", folder.resolve("none").toString());
        Cli empty = Cli.run("audit", "--store", folder.toString());

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no folder");
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no state of a run in").contains("--bootstrap-servers");
    }

    /** Somebody else's record, which enrich has not seen yet. */
    private static void unreadable(Path out) throws Exception {
        send(out, new ProducerRecord<>(Topics.standard().raw().name(), bytes("x"), bytes("no review")));
    }

    /** A dead letter of enrich of which enrich knows nothing. */
    private static void forged(Path out) throws Exception {
        var record = new ProducerRecord<>(Topics.standard().deadLetter().name(), bytes("x"), bytes("no review"));
        Map.of(
                        "stage",
                        "enrich",
                        "reason",
                        "unreadable",
                        "message",
                        "m",
                        "time",
                        "2026-01-01T00:00:00Z",
                        "attempt",
                        "1")
                .forEach((name, value) -> record.headers().add("dlq." + name, bytes(value)));
        send(out, record);
    }

    private static void send(Path out, ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var kafka = EmbeddedKafka.start(out.resolve(".state"));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static void copyWithoutManifests(Path out, Path moved) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(out.resolve(".state")))
                    .filter(path -> !path.toString().contains("_manifest"))
                    .toList()) {
                Path target = moved.resolve(out.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(file, target);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
