package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.Topics;
import io.reviewstream.events.TraceParent;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.runtime.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestIT {
    private static final Clock CLOCK =
            Clock.fixed(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Topics topics = Topics.standard();
    private final List<String> notices = new CopyOnWriteArrayList<>();

    @BeforeEach
    void freshTopics() throws InterruptedException {
        topics = Broker.freshTopics(3);
    }

    @Test
    void sendsEachReviewOnceWithItsPlace() throws Exception {
        Path file = write("reviews.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\",\"text\":\"two\"}\n");

        List<SourceReport> first = ingest(file);
        List<SourceReport> second = ingest(file);

        assertThat(first).containsExactly(new SourceReport(uri(file), 2, 0, 0, true));
        assertThat(second).isEqualTo(first);
        assertThat(raw()).containsExactly("a one", "b two");
        ConsumerRecord<byte[], byte[]> record = Committed.records(topics.raw().name()).stream()
                .filter(each -> Committed.key(each).equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(record.timestamp()).isEqualTo(CLOCK.millis());
        assertThat(Arrays.stream(record.headers().toArray())
                        .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=b/1",
                        "ce_type=io.reviewstream.review.raw.v1",
                        "ce_source=" + uri(file),
                        "ce_subject=reviews.jsonl:2",
                        "ce_time=" + CLOCK.instant(),
                        "content-type=application/json",
                        "traceparent="
                                + TraceParent.of(uri(file) + "\nreviews.jsonl:2\nb\n1")
                                        .text());
        assertThat(CloudEvent.header(record.headers(), CloudEvent.SUBJECT_HEADER))
                .contains("reviews.jsonl:2");
    }

    @Test
    void accountsForEverythingInAFolderOfGoodAndBad() throws Exception {
        write("a/good.jsonl", "{\"id\":\"a\",\"text\":\"one\"}\nnonsense\n{\"id\":\"b\",\"text\":\"two\"}\n");
        write("b-empty.jsonl", "");
        var noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        noise[1] = 0;
        Files.write(folder.resolve("c-binary.txt"), noise);
        var half = new StringBuilder();
        IntStream.range(0, 5_000)
                .forEach(i -> half.append("{\"id\":\"h")
                        .append(i)
                        .append("\",\"text\":\"words ")
                        .append(i * 7919)
                        .append("\"}\n"));
        byte[] packed = gzip(half.toString());
        Files.write(folder.resolve("d-half.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2));
        Files.writeString(folder.resolve("e-huge.txt"), "words ".repeat(50 * 1024 * 1024 / 6));
        Files.write(folder.resolve("f-latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        write("g.txt", "A plain text.");
        write("h.docx", "not read");
        write(".hidden.txt", "not read either");
        Files.createSymbolicLink(folder.resolve("i-gone.jsonl"), folder.resolve("nowhere.jsonl"));

        SourceReport report = ingest(folder).get(0);

        long fromHalf = raw().stream().filter(line -> line.startsWith("h")).count();
        assertThat(fromHalf).isBetween(1_000L, 4_000L);
        assertThat(report).isEqualTo(new SourceReport(uri(folder), 3 + fromHalf, 7, 0, true));
        assertThat(raw().stream()
                        .filter(line -> !line.startsWith("h"))
                        .map(line -> line.replaceAll("^sha256\\S+", "sha256")))
                .containsExactly("a one", "b two", "sha256 A plain text.");
        assertThat(Committed.letters(topics))
                .containsExactlyInAnyOrder(
                        "malformed-json a/good.jsonl:2",
                        "empty-file b-empty.jsonl",
                        "binary c-binary.txt",
                        "truncated d-half.jsonl.gz:" + (fromHalf + 1),
                        "too-large e-huge.txt",
                        "not-utf-8 f-latin.txt",
                        "unreadable i-gone.jsonl");
        assertThat(notices).hasSize(8);
        assertThat(notices)
                .contains(folder + "/h.docx: not read, as its ending is none of .jsonl, .ndjson, .json, .csv, .tsv,"
                        + " .xml, .rss, .atom, .txt (or these with .gz)")
                .contains(folder + "/f-latin.txt: byte 0xE9 at 3 is not UTF-8; save it as UTF-8 and send it again");
        assertThat(Committed.records(topics.deadLetter().name())).allMatch(letter -> letter.value().length <= 65_536);
    }

    @Test
    void saysThatAPackedFileIsDamagedHoweverManyOfItsRecordsAre() throws Exception {
        byte[] packed = gzip("no JSON\n".repeat(30));
        packed[packed.length - 8] ^= 1; // in its checksum
        Path file = Files.write(folder.resolve("reviews.jsonl.gz"), packed);

        ingest(file);

        assertThat(notices)
                .hasSize(22)
                .endsWith(
                        file
                                + ":31: the packed file is cut off or damaged here (its checksum is wrong); what came before"
                                + " it was read; send the whole file again",
                        file + ": 10 more records could not be taken; all are in the dead letters");
    }

    @Test
    void goesOnAfterACrashInTheMidstOfAFile() throws Exception {
        int count = 40_000;
        Path file = write("reviews.jsonl", lines(0, count));
        var abandoned = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var elder = new Ingest(settings(file), notices::add, new PausingClock(17_000, reached, abandoned));
        var pool = Executors.newSingleThreadExecutor();
        Future<List<SourceReport>> running = pool.submit(() -> elder.run(new StopSignal()));
        reached.await();

        SourceReport report = ingest(file).get(0);

        assertThat(report).isEqualTo(new SourceReport(uri(file), count, 0, 0, true));
        assertThat(raw()).hasSize(count).doesNotHaveDuplicates();
        abandoned.countDown();
        assertThatThrownBy(running::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(FailedException.class)
                .hasMessage(uri(file)
                        + ": another ingest has taken this source over, so this one stops; what it committed is kept."
                        + " Run one ingest for each source");
        assertThat(raw()).hasSize(count).doesNotHaveDuplicates();
        pool.shutdown();
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        int count = 30_000;
        Path file = write("reviews.jsonl", lines(0, count));
        var stop = new StopSignal();
        var first = new Ingest(settings(file), notices::add, new StoppingClock(12_000, stop));

        SourceReport stopped = first.run(stop).get(0);
        SourceReport report = ingest(file).get(0);

        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.ingested()).isEqualTo(first.ingestedSoFar()).isBetween(1L, 13_000L);
        assertThat(report).isEqualTo(new SourceReport(uri(file), count, 0, 0, true));
        assertThat(raw()).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void readsOnlyWhatWasAdded() throws Exception {
        Path file = write("reviews.jsonl", lines(0, 10));
        ingest(file);
        Files.writeString(file, lines(10, 13), StandardOpenOption.APPEND);

        SourceReport report = ingest(file).get(0);

        assertThat(report.ingested()).isEqualTo(13);
        assertThat(raw()).hasSize(13).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, Größe", "UTF-16LE, \uFEFF映画の映画の映画", "UTF-16BE, \uFEFF映画の映画の映画"})
    void readsAFileOfAnotherEncodingOnceAndThenWhatWasAdded(String charset, String word) throws Exception {
        // It has more bytes in UTF-8 than on disk.
        String table = word + ",text\n1," + word + "\n2," + word + "\n";
        Path file = Files.writeString(folder.resolve("reviews.csv"), table, Charset.forName(charset));

        List<SourceReport> first = ingest(file);
        List<SourceReport> second = ingest(file);
        Files.writeString(file, "3,plain\n", Charset.forName(charset), StandardOpenOption.APPEND);
        List<SourceReport> third = ingest(file);

        assertThat(first).containsExactly(new SourceReport(uri(file), 2, 0, 0, true));
        assertThat(second).isEqualTo(first);
        assertThat(third).containsExactly(new SourceReport(uri(file), 3, 0, 0, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsJsonLinesOfAnotherEncodingInAFileWhoseNameSaysNothing(String charset) throws Exception {
        Path file = Files.writeString(folder.resolve("reviews"), "\uFEFF" + lines(0, 2), Charset.forName(charset));

        List<SourceReport> first = ingest(file);
        Files.writeString(file, lines(2, 3), Charset.forName(charset), StandardOpenOption.APPEND);
        List<SourceReport> second = ingest(file);

        assertThat(first).containsExactly(new SourceReport(uri(file), 2, 0, 0, true));
        assertThat(second).containsExactly(new SourceReport(uri(file), 3, 0, 0, true));
        assertThat(raw().stream().distinct()).hasSize(3);
    }

    @Test
    void knowsAFileAgainThatIsSmallerThanWhatIsReadInIt() throws Exception {
        String lines = "{\"text\":\"text\"}\n".repeat(1_000);
        Path packed = Files.write(folder.resolve("1.jsonl.gz"), gzip(lines));
        String table = "id;text\n1;" + "sch\u00f6n ".repeat(1_000) + "\n";
        Files.write(folder.resolve("windows.csv"), table.getBytes(Charset.forName("windows-1252")));
        SourceReport first = ingest(folder).get(0);

        Files.move(packed, folder.resolve("2.jsonl.gz"));
        SourceReport again = ingest(folder).get(0);

        assertThat(first)
                .isEqualTo(new SourceReport(uri(folder), 1_001, 0, 0, true))
                .isEqualTo(again);
    }

    @Test
    void readsAnotherFileOfTheSameNameFromItsStart() throws Exception {
        Path file = write("reviews.jsonl", lines(0, 10));
        ingest(file);
        Files.writeString(file, lines(20, 25));

        SourceReport report = ingest(file).get(0);

        assertThat(report.ingested()).isEqualTo(15);
        assertThat(raw()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void takesAFolderOfManyFiles() throws Exception {
        int count = 3_000;
        for (int i = 0; i < count; i++) {
            write("pos/" + i % 10 + "/" + i + ".txt", "Text number " + i);
        }

        SourceReport report = ingest(folder).get(0);
        SourceReport again = ingest(folder).get(0);

        assertThat(report)
                .isEqualTo(new SourceReport(uri(folder), count, 0, 0, true))
                .isEqualTo(again);
        assertThat(raw()).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void readsAFolderThatItIsLedToByALink() throws Exception {
        write("2024-03-05/inner/reviews.jsonl", lines(0, 2));
        Path link = Files.createSymbolicLink(folder.resolve("current"), folder.resolve("2024-03-05"));

        SourceReport report = ingest(link).get(0);
        SourceReport again = ingest(link).get(0);

        assertThat(report).isEqualTo(new SourceReport(uri(link), 2, 0, 0, true)).isEqualTo(again);
        assertThat(raw()).containsExactly("id0 text 0", "id1 text 1");
    }

    @Test
    void keepsSourcesApart() throws Exception {
        Path one = write("one.jsonl", lines(0, 5));
        Path two = write("two.jsonl", lines(5, 8));

        List<SourceReport> reports = ingest(one, two, one);

        assertThat(reports)
                .containsExactly(new SourceReport(uri(one), 5, 0, 0, true), new SourceReport(uri(two), 3, 0, 0, true));
    }

    @Test
    void readsJsonLinesFromStandardInput() throws Exception {
        SourceReport report = ingestStdin(new ByteArrayInputStream(lines(0, 3).getBytes(StandardCharsets.UTF_8)));

        assertThat(report.sourceUri()).startsWith("stdin:");
        assertThat(report.ingested()).isEqualTo(3);
        assertThat(report.complete()).isTrue();
        assertThat(raw()).containsExactly("id0 text 0", "id1 text 1", "id2 text 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,text\nid0,text 0\nid1,text 1\n",
                "[{\"id\":\"id0\",\"text\":\"text 0\"},{\"id\":\"id1\",\"text\":\"text 1\"}]",
                "<rss><channel><item><guid>id0</guid><description>text 0</description></item>"
                        + "<item><guid>id1</guid><description>text 1</description></item></channel></rss>"
            })
    void readsTablesListsAndFeedsFromStandardInput(String input) throws Exception {
        SourceReport report = ingestStdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.complete()).isTrue();
        assertThat(raw()).containsExactly("id0 text 0", "id1 text 1");
    }

    @Test
    @Timeout(60)
    void readsWhatIsPackedFromStandardInputToItsEnd() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines(0, 3).getBytes(StandardCharsets.UTF_8));
        }

        SourceReport report = ingestStdin(new ByteArrayInputStream(packed.toByteArray()));

        assertThat(report.complete()).isTrue();
        assertThat(raw()).containsExactly("id0 text 0", "id1 text 1", "id2 text 2");
    }

    @Test
    void readsATextFromStandardInput() throws Exception {
        SourceReport report =
                ingestStdin(new ByteArrayInputStream("One text,\ntwo lines.".getBytes(StandardCharsets.UTF_8)));

        assertThat(report.ingested()).isEqualTo(1);
        assertThat(raw()).hasSize(1).allMatch(line -> line.endsWith("One text,\ntwo lines."));
    }

    @Test
    void commitsWhatCameThoughTheNextLineIsLongInComing() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try (var writer = new PipedOutputStream();
                var input = new PipedInputStream(writer)) {
            Future<SourceReport> running = pool.submit(() -> ingestStdin(input));
            writer.write("{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\",\"te".getBytes(StandardCharsets.UTF_8));
            writer.flush();

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> raw().equals(List.of("a one")));
            writer.write("xt\":\"two\"}".getBytes(StandardCharsets.UTF_8));
            writer.close();

            assertThat(running.get().ingested()).isEqualTo(2);
            assertThat(raw()).containsExactly("a one", "b two");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void namesASourceThatIsNotThere() {
        assertThatThrownBy(() -> ingest(folder.resolve("none.jsonl"), folder.resolve("*.csv")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(folder.resolve("none.jsonl") + ": there is no such file or folder; check the name\n"
                        + folder.resolve("*.csv")
                        + ": there is no such file or folder; patterns are for the shell, without quotes; or name the"
                        + " folder");
    }

    @Test
    void setsAFileAsideOnceThatCannotBeReadUntilItCan() throws Exception {
        Path target = folder.resolve(".later");
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), target);

        List<SourceReport> first = ingest(folder);
        List<SourceReport> second = ingest(folder);
        Files.writeString(target, lines(0, 1));
        List<SourceReport> third = ingest(folder);

        assertThat(first).containsExactly(new SourceReport(uri(folder), 0, 1, 0, true));
        assertThat(second).isEqualTo(first);
        assertThat(third).containsExactly(new SourceReport(uri(folder), 1, 1, 0, true));
        assertThat(Committed.letters(topics)).containsExactly("unreadable link.jsonl");
        assertThat(notices).hasSize(2).allMatch(notice -> notice.startsWith(link + ": cannot be read ("));
    }

    @Test
    void saysThatAFolderIsEmpty() throws Exception {
        assertThat(ingest(folder)).containsExactly(new SourceReport(uri(folder), 0, 0, 0, true));
        assertThat(notices).containsExactly(folder + ": there are no files in this folder; nothing to read in it");
    }

    @Test
    void namesWhatIsNoFile() throws Exception {
        write("reviews.jsonl", lines(0, 1));
        Path special = folder.resolve("special.jsonl");
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(special));
            Files.createSymbolicLink(folder.resolve("link.jsonl"), special);

            List<SourceReport> reports = ingest(folder);

            assertThat(reports).containsExactly(new SourceReport(uri(folder), 1, 0, 0, true));
            assertThat(notices)
                    .containsExactly(
                            folder + "/link.jsonl: not read, as it is no file",
                            folder + "/special.jsonl: not read, as it is no file");
            assertThatThrownBy(() -> ingest(special))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage(special
                            + ": this is no file, but a pipe or the like; name - and send it to standard input");
        }
    }

    @Test
    void saysThatKafkaIsAway() throws IOException {
        Path file = write("reviews.jsonl", lines(0, 1));
        var settings = IngestSettings.from(Map.of(
                "INGEST_SOURCES",
                file.toString(),
                "INGEST_KAFKA_PATIENCE",
                "2s",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:9"));

        assertThatThrownBy(() -> new Ingest(settings, notices::add, CLOCK).run(new StopSignal()))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:9 does not answer: ")
                .hasMessageEndingWith("; check the address (KAFKA_BOOTSTRAP_SERVERS) and that the broker runs");
    }

    private List<SourceReport> ingest(Path... sources) throws InterruptedException {
        return new Ingest(settings(sources), notices::add, CLOCK).run(new StopSignal());
    }

    private SourceReport ingestStdin(InputStream in) throws InterruptedException {
        var settings = new IngestSettings(Broker.settings(), topics, List.of("-"));
        return new Ingest(settings, notices::add, CLOCK, in)
                .run(new StopSignal())
                .get(0);
    }

    private IngestSettings settings(Path... sources) {
        return new IngestSettings(
                Broker.settings(),
                topics,
                Arrays.stream(sources).map(Path::toString).toList());
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String lines(int from, int to) {
        var lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"id\":\"id")
                    .append(i)
                    .append("\",\"text\":\"text ")
                    .append(i)
                    .append("\"}\n");
        }
        return lines.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String uri(Path path) {
        String uri = path.toAbsolutePath().normalize().toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private List<String> raw() {
        return Committed.raw(topics);
    }

    /** Lets reading come so far, then holds it for good, as a process that hangs would. */
    private static final class PausingClock extends FakeClock {
        private final int readings;
        private final CountDownLatch reached;
        private final CountDownLatch go;
        private int count;

        PausingClock(int readings, CountDownLatch reached, CountDownLatch go) {
            this.readings = readings;
            this.reached = reached;
            this.go = go;
        }

        @Override
        public Instant instant() {
            if (++count == readings) {
                reached.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return CLOCK.instant();
        }
    }

    /** Asks for the end when reading has come so far. */
    private static final class StoppingClock extends FakeClock {
        private final int readings;
        private final StopSignal stop;
        private int count;

        StoppingClock(int readings, StopSignal stop) {
            this.readings = readings;
            this.stop = stop;
        }

        @Override
        public Instant instant() {
            if (++count == readings) {
                stop.trip();
            }
            return CLOCK.instant();
        }
    }

    private abstract static class FakeClock extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException(String.format(Locale.ROOT, "no zone %s here", zone));
        }
    }
}
