package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Topics;
import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.local.FeedServer;
import io.reviewstream.sink.postgres.LocalPostgres;
import io.reviewstream.sink.postgres.PostgresStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandIT {
    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void nameTheStore() {
        store = folder.resolve("out");
    }

    @Test
    void movesEveryReviewIntoTheStoreOnce() throws IOException {
        Path source = reviews("reviews.jsonl", 0, 500);

        Cli cli = run(source);

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("ingested 500, enriched 500, stored 500, duplicates 0, dead letters 0\n");
        assertThat(StoredReviews.in(store))
                .extracting(EnrichedReview::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "r" + i).toList());
    }

    @Test
    void movesAFeedIntoTheStore() throws IOException {
        try (var server = new FeedServer()) {
            server.serve(FeedServer.rss("a A film that I liked.", "b Another one, less so."), "\"1\"");
            String[] command = {
                "run", "--from", server.uri("/feed.xml").toString(), "--to", store.toString(), "--partitions", "1"
            };

            Cli first = Cli.run(command);
            server.serve(FeedServer.rss("a A film that I liked.", "b Another one, much less so."), "\"2\"");
            Cli second = Cli.run(command);

            assertThat(first.out()).isEqualTo("ingested 2, enriched 2, stored 2, duplicates 0, dead letters 0\n");
            assertThat(second.out()).isEqualTo("ingested 3, enriched 3, stored 3, duplicates 0, dead letters 0\n");
            assertThat(StoredReviews.in(store))
                    .extracting(review -> review.id() + " " + review.revision())
                    .containsExactlyInAnyOrder("a 1", "b 1", "b 2");
        }
    }

    @Test
    void countsWhatTheOtherSourcesHadWhereOneCannotBeHad() throws IOException {
        Path source = reviews("reviews.jsonl", 0, 3);
        String nobody = "http://127.0.0.1:1/feed.xml";

        Cli cli = Cli.run("run", "--from", nobody, "--from", source.toString(), "--to", store.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEqualTo("ingested 3, enriched 3, stored 3, duplicates 0, dead letters 0\n");
        assertThat(cli.errLines())
                .last()
                .isEqualTo("reviewstream: " + nobody
                        + ": nothing answers at this address; check the address and try again later");
    }

    @Test
    void saysWhichSettingOfTheEnvironmentIsWrong() {
        Cli cli = Cli.with(
                Map.of("INGEST_PUSH_MAX_REQUESTS", "none"),
                "",
                "run",
                "--from",
                "listen:127.0.0.1:0",
                "--to",
                store.toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("reviewstream: INGEST_PUSH_MAX_REQUESTS must be a whole number from 1 to 10000 but was"
                        + " none\n");
    }

    @Test
    void doesNothingTwiceWhenRunAgain() throws IOException {
        Path source = reviews("reviews.jsonl", 0, 50);
        run(source);

        Cli again = run(source);

        assertThat(again.lastLine()).isEqualTo("ingested 50, enriched 50, stored 50, duplicates 0, dead letters 0");
        assertThat(StoredReviews.in(store)).hasSize(50);
    }

    @Test
    void endsOnlyWhenWhatLayInTheRawTopicBeforeIsStoredToo() throws Exception {
        Path source = reviews("reviews.jsonl", 0, 1);
        try (var kafka = EmbeddedKafka.start(folder.resolve("broker"))) {
            String[] cluster = {"--bootstrap-servers", kafka.bootstrapServers()};
            run(source, store.toString(), cluster);
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer())) {
                String raw = Topics.standard().raw().name();
                IntStream.range(0, 2_000)
                        .forEach(i -> producer.send(new ProducerRecord<>(
                                raw, "b" + i, "{\"id\":\"b" + i + "\",\"source\":\"before\",\"text\":\"Fine.\"}")));
            }

            Cli again = run(source, store.toString(), cluster);

            assertThat(again.lastLine()).isEqualTo("ingested 1, enriched 1, stored 1, duplicates 0, dead letters 0");
            assertThat(StoredReviews.in(store)).hasSize(2_001);
        }
    }

    /** Else the next run has no partitions until the sessions of this one have ended. */
    @Test
    void leavesItsGroups() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder.resolve("broker"));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            run(reviews("reviews.jsonl", 0, 1), store.toString(), "--bootstrap-servers", kafka.bootstrapServers());

            var groups = List.of("reviewstream-enrich", "reviewstream-sink");
            await().untilAsserted(() -> assertThat(
                            admin.describeConsumerGroups(groups).all().get().values())
                    .hasSize(2)
                    .allSatisfy(group -> assertThat(group.members()).isEmpty()));
        }
    }

    @Test
    void saysThatAStoreHasLostWhatAManifestNamed() throws IOException {
        Path source = reviews("reviews.jsonl", 0, 50);
        run(source, store.toString(), "--partitions", "1");
        run(reviews("more.jsonl", 50, 80), store.toString(), "--partitions", "1");
        Files.delete(firstManifest());

        Cli again = run(source, store.toString(), "--partitions", "1");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.errLines())
                .singleElement()
                .asString()
                .startsWith("reviewstream: the store has lost offsets 0 to ")
                .endsWith(" of reviews.enriched-0, and the same command does not bring them back; verify says what is"
                        + " missing, a run into a new store stores all again");
        assertThat(Cli.run("verify", store.toString()).out()).contains(": offsets 0 to ");
    }

    private Path firstManifest() throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("_manifest"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void sendsWhatAStoreHasThroughAgainIntoAnother() throws IOException {
        run(reviews("reviews.jsonl", 0, 50));
        Path shadow = folder.resolve("shadow");

        Cli again = Cli.run("run", "--from", store.toString(), "--to", shadow.toString());

        assertThat(again.err()).isEmpty();
        assertThat(again.lastLine()).isEqualTo("ingested 50, enriched 50, stored 50, duplicates 0, dead letters 0");
        Cli diff = Cli.run("diff", store.toString(), shadow.toString());
        assertThat(diff.outLines())
                .startsWith("50 reviews in both, 0 only in the first, 0 only in the second")
                .contains("0 of 50 changed");
        assertThat(StoredReviews.in(shadow))
                .extracting(review -> review.review().toString().replaceFirst("receivedAt=[^,]*", ""))
                .containsExactlyInAnyOrderElementsOf(StoredReviews.in(store).stream()
                        .map(review -> review.review().toString().replaceFirst("receivedAt=[^,]*", ""))
                        .toList());
    }

    @Test
    void addsAnotherSourceToTheSameStoreAndCountsWhatBothHave() throws IOException {
        run(reviews("first.jsonl", 0, 50));

        Cli second = run(reviews("second.jsonl", 40, 60));

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.lastLine()).isEqualTo("ingested 20, enriched 10, stored 10, duplicates 10, dead letters 0");
        assertThat(StoredReviews.in(store)).hasSize(60);
    }

    @Test
    void losesNothingWhenAFreshBrokerWritesIntoAFolderWithOlderFiles() throws IOException {
        run(reviews("first.jsonl", 0, 50));

        Cli cli = Cli.run(
                "run",
                "--from",
                reviews("second.jsonl", 100, 180).toString(),
                "--to",
                store.toString(),
                "--state",
                folder.resolve("another").toString());

        assertThat(cli.lastLine()).isEqualTo("ingested 80, enriched 80, stored 80, duplicates 0, dead letters 0");
        assertThat(StoredReviews.in(store)).hasSize(130);
    }

    @Test
    void movesAndComparesTheDeepestReviewThatASourceMaySend() throws IOException {
        int levels = 199;
        Path source = Files.writeString(
                folder.resolve("deep.jsonl"),
                "{\"id\":\"deep\",\"text\":\"A lovely film.\",\"nest\":" + "{\"n\":".repeat(levels - 1) + "{}"
                        + "}".repeat(levels) + "\n");

        Cli cli = run(source);

        assertThat(cli).isEqualTo(new Cli(0, "ingested 1, enriched 1, stored 1, duplicates 0, dead letters 0\n", ""));
        assertThat(Cli.run("verify", store.toString()).exitCode()).isZero();
        assertThat(Cli.run("diff", store.toString(), store.toString()).outLines())
                .startsWith("1 reviews in both, 0 only in the first, 0 only in the second");
        assertThat(Cli.run(
                        "run",
                        "--from",
                        store.toString(),
                        "--to",
                        folder.resolve("again").toString()))
                .isEqualTo(new Cli(0, "ingested 1, enriched 1, stored 1, duplicates 0, dead letters 0\n", ""));
    }

    @Test
    void namesReviewsThatTheStoreRefused() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        try (var postgres = server.get()) {
            refuse(postgres.address(), "r2");

            Cli cli = run(reviews("reviews.jsonl", 0, 5), postgres.address(), "--state", store.toString());

            assertThat(cli)
                    .isEqualTo(new Cli(
                            0,
                            "ingested 5, enriched 5, stored 4, duplicates 0, dead letters 1\n",
                            "reviewstream: the store did not take 1 of the enriched reviews; they are among the dead"
                                    + " letters, dlq list --state " + store + " says why\n"));
            assertThat(Cli.run("dlq", "list", "--state", store.toString()).lastLine())
                    .isEqualTo("       1  in all");
        }
    }

    /** As if the database could not hold it. */
    private static void refuse(String address, String id) throws SQLException {
        new PostgresStore(address).close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + address.replace("tester@", ""), "tester", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create function refuse() returns trigger language plpgsql as $$ begin"
                    + " raise numeric_value_out_of_range; end $$");
            statement.execute("create trigger refuse before insert on reviews for each row when (new.id = '" + id
                    + "') execute function refuse()");
        }
    }

    @Test
    void sendsNoReviewsOfOneStoreIntoAnother() throws IOException {
        Path state = folder.resolve("state");
        String[] more = {"--state", state.toString(), "--partitions", "1"};
        Path source = reviews("reviews.jsonl", 0, 3);
        assertThat(run(source, store.toString(), more).exitCode()).isZero();

        Cli folderToo = run(source, folder.resolve("other").toString(), more);
        Cli database = run(source, "postgresql://127.0.0.1:1/other", more);

        assertThat(folderToo.exitCode()).isEqualTo(2);
        assertThat(folderToo.err())
                .startsWith("reviewstream: the state in " + state + " is that of the store " + store);
        assertThat(folder.resolve("other")).doesNotExist();
        assertThat(database.exitCode()).isEqualTo(2);
        assertThat(database.err()).contains("would go into postgresql://127.0.0.1:1/other, too");
    }

    @Test
    void refusesAFileAsStoreBeforeAnythingStarts() throws IOException {
        Path source = reviews("reviews.jsonl", 0, 1);

        Cli cli = run(source, source.toString());

        assertThat(cli)
                .isEqualTo(new Cli(2, "", "reviewstream: the store must be a folder but " + source + " is a file\n"));
    }

    @Test
    void accountsForEveryFileOfAFolderAndNamesTheBadOnes() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("good.txt"), "A lovely little film.");
        Files.writeString(sources.resolve("good.jsonl"), line(1) + line(2));
        Files.writeString(sources.resolve("empty.jsonl"), "");
        Files.write(sources.resolve("binary.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13, 1, 2});
        Files.write(sources.resolve("latin1.txt"), "Très décevant.".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(sources.resolve("cut.jsonl"), line(3) + "{\"id\":\"r4\",\"text\":\"It was go");
        byte[] zipped = zipped(line(5).repeat(2_000));
        Files.write(sources.resolve("cut.jsonl.gz"), java.util.Arrays.copyOf(zipped, zipped.length / 2));
        Files.write(sources.resolve("huge.txt"), "Too much. ".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));

        Cli cli = run(sources);

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err())
                .contains("empty.jsonl")
                .contains("binary.txt")
                .contains("latin1.txt")
                .contains("cut.jsonl:2")
                .contains("cut.jsonl.gz")
                .contains("huge.txt");
        assertThat(cli.lastLine()).endsWith(", dead letters 6");
        assertThat(StoredReviews.in(store))
                .extracting(EnrichedReview::id)
                .contains("r1", "r2", "r3")
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesASourceThatIsNotThereBeforeAnythingStarts() {
        Cli cli = run(folder.resolve("nothing.jsonl"));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.errLines()).singleElement().asString().contains("nothing.jsonl");
        assertThat(store).doesNotExist();
    }

    private Cli run(Path source) {
        return run(source, store.toString());
    }

    private static Cli run(Path source, String store, String... more) {
        return Cli.run(Stream.concat(Stream.of("run", "--from", source.toString(), "--to", store), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path reviews(String name, int from, int to) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                IntStream.range(from, to).mapToObj(RunCommandIT::line).collect(Collectors.joining()));
    }

    private static String line(int number) {
        return "{\"id\":\"r" + number + "\",\"text\":\"Film number " + number + " was quite good.\",\"rating\":7}\n";
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
