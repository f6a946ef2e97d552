package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IngestFollowIT {
    @TempDir
    Path folder;

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private Topics topics = Topics.standard();
    private StopSignal stop = new StopSignal();

    @BeforeEach
    void freshTopics() throws InterruptedException {
        topics = Broker.freshTopics(1);
    }

    @AfterEach
    void stopAll() {
        stop.trip();
        pool.shutdownNow();
    }

    @Test
    void readsWhatIsAddedLineByLine() throws Exception {
        Path file = folder.resolve("reviews.jsonl");
        Files.writeString(file, line(1));
        Future<SourceReport> following = follow(file);
        awaitRaw(1);

        append(file, line(2) + "{\"id\":\"3\",");
        awaitRaw(2);
        append(file, "\"text\":\"text 3\"}\n" + line(4));
        awaitRaw(4);

        assertThat(end(following)).isEqualTo(new SourceReport(file.toUri().toString(), 4, 0, 0, true));
    }

    @Test
    void readsRowsThatGoOverSeveralLines() throws Exception {
        Path file = folder.resolve("reviews.csv");
        Files.writeString(file, "id,te");
        Future<SourceReport> following = follow(file);
        append(file, "xt\n1,\"text 1\"\n2,\"text");
        awaitRaw(1);

        append(file, " 2\"\n");
        awaitRaw(2);

        assertThat(end(following).deadLetters()).isZero();
    }

    @Test
    void readsEveryLineOnceWhenTheFileIsRotated() throws Exception {
        Path file = folder.resolve("reviews.jsonl");
        Files.writeString(file, line(1));
        Future<SourceReport> following = follow(file);
        awaitRaw(1);

        append(file, line(2));
        Files.move(file, folder.resolve("reviews.jsonl.1"));
        Files.writeString(file, line(3) + line(4));
        awaitRaw(4);

        assertThat(end(following).ingested()).isEqualTo(4);
    }

    @Test
    void readsEveryLineOnceWhenItWasRotatedWhileNobodyLooked() throws Exception {
        Path file = folder.resolve("reviews.jsonl");
        Files.writeString(file, line(1));
        Future<SourceReport> following = follow(folder);
        awaitRaw(1);
        end(following);
        append(file, line(2));
        Files.move(file, folder.resolve("older.jsonl"));
        Files.writeString(file, line(3));

        stop = new StopSignal();
        Future<SourceReport> again = follow(folder);
        awaitRaw(3);

        assertThat(end(again).ingested()).isEqualTo(3);
    }

    /** Lines without an id, which are known by the name of their file: read under another one, they count again. */
    @ParameterizedTest
    @CsvSource({"1.jsonl, 2.jsonl", "2.jsonl, 1.jsonl"})
    void readsEveryLineOnceWhenEachFileTakesTheNameOfTheNext(String newest, String older) throws Exception {
        Path newestFile = folder.resolve(newest);
        Path olderFile = folder.resolve(older);
        Path oldest = folder.resolve("oldest.jsonl");
        Files.writeString(newestFile, "{\"text\":\"text 3\"}\n");
        Files.writeString(olderFile, "{\"text\":\"text 2\"}\n");
        Files.writeString(oldest, "{\"text\":\"text 1\"}\n");
        readWhatIsThere(3);

        Files.move(olderFile, oldest, StandardCopyOption.REPLACE_EXISTING);
        Files.move(newestFile, olderFile);
        Files.writeString(newestFile, "{\"text\":\"text 4\"}\n");
        SourceReport report = readWhatIsThere(4);

        assertThat(report.ingested()).isEqualTo(4);
    }

    @Test
    void readsATruncatedFileFromItsStart() throws Exception {
        Path file = folder.resolve("reviews.jsonl");
        Files.writeString(file, line(1) + line(2));
        Future<SourceReport> following = follow(file);
        awaitRaw(2);

        try (var truncated = new RandomAccessFile(file.toFile(), "rw")) {
            truncated.setLength(0);
        }
        append(file, line(3));
        awaitRaw(3);

        end(following);
    }

    @Test
    void takesFilesThatAreAddedToAFolderWhenTheyAreWhole() throws Exception {
        Future<SourceReport> following = follow(folder);
        Path text = folder.resolve("a.txt");
        Files.writeString(text, "text");
        append(text, " 1");
        Files.writeString(folder.resolve("b.json"), "[{\"id\":\"2\",\"text\":\"text 2\"}]");
        Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/c.jsonl"), line(3));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Committed.raw(topics).size() == 3);

        assertThat(Committed.rawReviews(topics))
                .extracting(review -> review.text())
                .contains("text 1", "text 2", "text 3");
        assertThat(end(following)).isEqualTo(new SourceReport(uri(folder), 3, 0, 0, true));
    }

    private Future<SourceReport> follow(Path source) {
        var base = new IngestSettings(Broker.settings(), topics, List.of(source.toString())).following();
        var settings = new IngestSettings(
                base.kafka(),
                base.topics(),
                base.sources(),
                true,
                base.maxTextBytes(),
                base.formats(),
                Duration.ofMillis(50),
                base.pollFeedsEvery(),
                base.kafkaPatience(),
                1,
                1);
        StopSignal ending = stop;
        return pool.submit(() ->
                new Ingest(settings, line -> {}, Clock.systemUTC()).run(ending).get(0));
    }

    private SourceReport readWhatIsThere(int texts) throws InterruptedException {
        SourceReport report = new Ingest(
                        new IngestSettings(Broker.settings(), topics, List.of(folder.toString())),
                        line -> {},
                        Clock.systemUTC())
                .run(stop)
                .get(0);
        assertThat(Committed.rawReviews(topics))
                .extracting(RawReview::text)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, texts)
                        .mapToObj(i -> "text " + i)
                        .toList());
        return report;
    }

    private SourceReport end(Future<SourceReport> following) throws Exception {
        stop.trip();
        return following.get();
    }

    private void awaitRaw(int count) {
        List<String> expected =
                IntStream.rangeClosed(1, count).mapToObj(i -> i + " text " + i).toList();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Committed.raw(topics)).isEqualTo(expected));
    }

    private static String line(int number) {
        return "{\"id\":\"" + number + "\",\"text\":\"text " + number + "\"}\n";
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String uri(Path path) {
        String uri = path.toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
