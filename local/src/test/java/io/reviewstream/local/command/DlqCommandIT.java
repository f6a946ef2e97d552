package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.reviewstream.events.Json;
import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.deadletter.Letter;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.local.deadletter.Replay;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
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
    void takesAnEmptyPrefixForNone() {
        assertThat(dlq("list", "--topic-prefix", "").outLines())
                .containsExactly("       1  ingest   malformed-json", "       1  in all");
    }

    @Test
    void keepsNoContentInMemoryThatIsNotAskedFor() throws Exception {
        leave(Topics.standard(), review("d"), envelope("reviews.raw", "1"));
        var letters = new LetterBox(KafkaSettings.of(kafka.bootstrapServers()), Topics.standard());
        List<Letter> all = letters.read(unreadable -> {});
        String asked = all.get(0).id();

        assertThat(all)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.value()).isNotNull());
        assertThat(letters.read(asked::equals, unreadable -> {}))
                .extracting(Letter::id, Letter::envelope, Letter::value)
                .containsExactly(
                        tuple(asked, all.get(0).envelope(), all.get(0).value()),
                        tuple(all.get(1).id(), all.get(1).envelope(), null));
    }

    /** Each is longer than what Kafka hands out at a time. */
    @Test
    void holdsNoLetterAnyMoreThatItHasSent() throws Exception {
        for (String id : List.of("d", "e", "f")) {
            leave(
                    Topics.standard(),
                    ("{\"id\":\"" + id + "\",\"text\":\"" + "Long. ".repeat(300_000) + "\"}")
                            .getBytes(StandardCharsets.UTF_8),
                    envelope("reviews.raw", "1"));
        }
        var letters = new LetterBox(KafkaSettings.of(kafka.bootstrapServers()), Topics.standard());
        List<Letter> chosen = letters.read(each -> false, unreadable -> {});
        var sent = new ArrayList<String>();
        var before = new ArrayList<WeakReference<byte[]>>();

        letters.fetch(chosen, letter -> {
            sent.add(letter.id());
            assertThat(letter.value()).isNotEmpty();
            await().untilAsserted(() -> {
                System.gc();
                assertThat(before).allMatch(value -> value.refersTo(null));
            });
            before.add(new WeakReference<>(Objects.requireNonNull(letter.value())));
        });

        assertThat(sent)
                .hasSize(4)
                .containsExactlyElementsOf(chosen.stream().map(Letter::id).toList());
    }

    @Test
    void sendsManyLettersInTheirOrder() throws Exception {
        var expected = new ArrayList<String>();
        leave(
                Topics.standard(),
                IntStream.range(0, 600).mapToObj(i -> review("many-" + i)).toList(),
                envelope("reviews.raw", "1"));
        new LetterBox(KafkaSettings.of(kafka.bootstrapServers()), Topics.standard())
                .read(each -> false, unreadable -> {}).stream()
                        .filter(letter -> letter.envelope().reason().equals("unreadable"))
                        .forEach(
                                letter -> expected.add("sent " + letter.id() + " (enrich, unreadable) to reviews.raw"));
        expected.add("sent 600, kept 0");

        assertThat(dlq("replay", "--reason", "unreadable").outLines()).containsExactlyElementsOf(expected);
    }

    @Test
    void showsTheContentOfAFramedValueWithoutItsFrame() throws Exception {
        byte[] framed = WireFormat.framing(100_042).serialize("reviews.enriched", review("d"));
        leave(Topics.standard(), framed, envelope("reviews.enriched", "1"));
        String id = letterWithReason("unreadable");

        assertThat(dlq("show", id).outLines())
                .endsWith(
                        "value, " + framed.length + " bytes, without the 5 of its frame for a schema registry:",
                        new String(review("d"), StandardCharsets.UTF_8));
        assertThat(dlq("show", "--raw", id).out()).isEqualTo(new String(framed, StandardCharsets.UTF_8));
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
        assertThat(runPipeline().lastLine())
                .isEqualTo("ingested 2, enriched 3, stored 3, duplicates 0, dead letters 0");
        assertThat(StoredReviews.in(folder.resolve("out")))
                .extracting(review -> review.id() + ": " + review.review().text())
                .containsExactlyInAnyOrder("a: Great.", "b: Bad.", "c: Superb.");
    }

    @Test
    void shutsAReplayOutThatRunsAtTheSameTime() {
        var cluster = KafkaSettings.of(kafka.bootstrapServers());
        byte[] mended = "{\"id\":\"c\",\"text\":\"Superb.\"}".getBytes(StandardCharsets.UTF_8);
        Letter letter =
                new LetterBox(cluster, Topics.standard()).read(unreadable -> {}).get(0);

        try (var first = new Replay(cluster, Topics.standard(), new DlqCommand.Reviews(1 << 20));
                var second = new Replay(cluster, Topics.standard(), new DlqCommand.Reviews(1 << 20))) {
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
        leave(Topics.standard(), new byte[] {2}, envelope("reviews.raw", "3"));

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

    @Test
    void givesAMendedLetterTheIdThatAMendedFileGives() throws IOException {
        Path file = Files.createDirectories(folder.resolve("in/2026")).resolve("march.jsonl");
        source = folder.resolve("in");
        Files.writeString(file, "{\"text\":\"A fine film, cut sh\n");
        runPipeline();
        String id = letterOf("march.jsonl");
        String mended = "{\"text\":\"A fine film, cut short.\"}";

        Cli replay = dlq(
                "replay",
                "--id",
                id,
                "--with",
                Files.writeString(folder.resolve("mended"), mended).toString());
        Files.writeString(file, mended + "\n");
        Cli again = runPipeline();

        assertThat(replay.outLines()).last().isEqualTo("sent 1, kept 0");
        assertThat(again.lastLine()).isEqualTo("ingested 1, enriched 1, stored 1, duplicates 1, dead letters 0");
    }

    @Test
    void sendsTheOthersWhenOneCannotBeSent() throws Exception {
        leave(Topics.standard(), review("d"), envelope("no topic at all", "1"));
        leave(Topics.standard(), review("e"), envelope("reviews.raw", "1"));
        leave(Topics.standard(), review("f"), envelope("reviews.raw", "1"));

        Cli cli = dlq("replay", "--reason", "unreadable");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.outLines()).last().isEqualTo("sent 2, kept 1");
        assertThat(cli.errLines())
                .singleElement(STRING)
                .contains("was not sent: ")
                .contains("no topic at all");
        assertThat(dlq("list").outLines()).contains("       1  enrich   unreadable", "       2  in all");
    }

    @Test
    void findsAndSendsTheLettersOfAPipelineWithAPrefix() throws Exception {
        var topics = new Topics("other.");
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.ensure(admin, topics, 1, (short) 1);
        }
        leave(topics, review("d"), envelope("other.reviews.raw", "1"));

        assertThat(dlq("list", "--topic-prefix", "other.").outLines())
                .containsExactly("       1  enrich   unreadable", "       1  in all");
        assertThat(dlq("show", "--topic-prefix", "other.", "--raw", "0@0").out())
                .isEqualTo(new String(review("d"), StandardCharsets.UTF_8));
        assertThat(dlq("replay", "--topic-prefix", "other.", "--all").outLines())
                .containsExactly("sent 0@0 (enrich, unreadable) to other.reviews.raw", "sent 1, kept 0");
        assertThat(dlq("list", "--topic-prefix", "other.").outLines()).containsExactly("       0  in all");
    }

    @Test
    void opensTheStateOfAFinishedRun() throws IOException {
        String store = folder.resolve("own").toString();
        String state = folder.resolve("own/.state").toString();
        Cli.run("run", "--from", source.toString(), "--to", store);
        Path mended =
                Files.writeString(folder.resolve("mended.json"), "{\"id\":\"c\",\"text\":\"Superb, but cut short.\"}");

        assertThat(Cli.run("dlq", "list", "--state", state).outLines())
                .containsExactly("       1  ingest   malformed-json", "       1  in all");
        String id = idOf(Cli.run("dlq", "list", "--json", "--state", state));
        assertThat(Cli.run("dlq", "show", id, "--raw", "--state", state).out()).isEqualTo(BROKEN);
        assertThat(Cli.run("dlq", "replay", "--all", "--dry-run", "--state", state)
                        .lastLine())
                .isEqualTo("would send 1");
        assertThat(Cli.run("dlq", "replay", "--id", id, "--with", mended.toString(), "--state", state)
                        .lastLine())
                .isEqualTo("sent 1, kept 0");
        assertThat(Cli.run("run", "--from", source.toString(), "--to", store).lastLine())
                .isEqualTo("ingested 2, enriched 3, stored 3, duplicates 0, dead letters 0");
    }

    @Test
    void refusesAStateThatIsNoneAndOneBesideACluster() {
        Cli none = Cli.run("dlq", "list", "--state", folder.resolve("none").toString());
        Cli both = dlq("list", "--state", folder.toString());

        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).startsWith("reviewstream: there is no state of a run in " + folder.resolve("none"));
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).startsWith("reviewstream: --state goes without --bootstrap-servers");
    }

    @Test
    void sendsALongTextBackOnceMoreIsAllowed() throws Exception {
        var envelope = new HashMap<>(envelope("", "1"));
        envelope.remove("topic");
        envelope.put("reason", "too-large");
        leave(
                Topics.standard(),
                ("{\"id\":\"long\",\"text\":\"" + "Long. ".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8),
                envelope);

        Cli kept = dlq("replay", "--reason", "too-large");
        Cli sent = dlq("replay", "--reason", "too-large", "--max-text-bytes", "2000000");

        assertThat(kept.errLines()).singleElement(STRING).endsWith("; here that is --max-text-bytes");
        assertThat(sent.outLines()).last().isEqualTo("sent 1, kept 0");
    }

    @Test
    void namesLettersOfOthersThatCannotBeReadAndGoesOn() throws Exception {
        leave(Topics.standard(), review("d"), Map.of("stage", "enrich"));

        Cli list = dlq("list");
        Cli audit = Cli.run(
                "audit", "--store", folder.resolve("out").toString(), "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(list.exitCode()).isZero();
        assertThat(list.outLines())
                .containsExactly("       1  ingest   malformed-json", "       1  in all", "       1  cannot be read");
        assertThat(list.errLines())
                .singleElement(STRING)
                .matches("reviewstream: cannot read letter \\d+@\\d+: no dead letter: header dlq.reason is missing");
        assertThat(audit.exitCode()).as(audit.err()).isZero();
        assertThat(audit.outLines())
                .anyMatch(line -> line.startsWith("not counted: dead letter ")
                        && line.endsWith(": no dead letter: header dlq.reason is missing"));
    }

    private static byte[] review(String id) {
        return ("{\"id\":\"" + id + "\",\"source\":\"test\",\"text\":\"Fine.\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** Of something that enrich could not read. */
    private static Map<String, String> envelope(String topic, String attempt) {
        return Map.of(
                "stage", "enrich",
                "reason", "unreadable",
                "message", "reviews.raw-0@7: not a RawReview",
                "topic", topic,
                "time", "2026-01-01T00:00:00Z",
                "attempt", attempt);
    }

    private void leave(Topics topics, byte[] value, Map<String, String> envelope) throws Exception {
        leave(topics, List.of(value), envelope);
    }

    private void leave(Topics topics, List<byte[]> values, Map<String, String> envelope) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(), "max.request.size", Topics.MAX_MESSAGE_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] value : values) {
                var record = new ProducerRecord<>(topics.deadLetter().name(), new byte[] {1}, value);
                envelope.forEach(
                        (name, text) -> record.headers().add("dlq." + name, text.getBytes(StandardCharsets.UTF_8)));
                producer.send(record).get();
            }
        }
    }

    private String letterOf(String file) {
        return dlq("list", "--json").outLines().stream()
                .map(Json.mapper()::readTree)
                .filter(letter -> letter.at("/letter/position").asString().contains(file))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private String letterWithReason(String reason) {
        return new LetterBox(KafkaSettings.of(kafka.bootstrapServers()), Topics.standard())
                .read(each -> false, unreadable -> {}).stream()
                        .filter(letter -> letter.envelope().reason().equals(reason))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private String onlyLetter() {
        return idOf(dlq("list", "--json"));
    }

    private static String idOf(Cli list) {
        return Json.mapper().readTree(list.lastLine()).get("id").asString();
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
