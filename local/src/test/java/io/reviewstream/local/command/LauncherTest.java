package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which options the launcher gives to the JVM; the JVM is a script that says what it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final List<String> THOROUGH = List.of("-XX:FreqInlineSize=120", "-XX:InlineSmallCode=800");

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Files.copy(launcher(), home.resolve("reviewstream"));
        Files.createDirectories(home.resolve("local/target/dist/lib"));
        Files.createFile(home.resolve("local/target/dist/built"));
        script("java", "printf '%s\\n' \"$@\"");
        cores(2);
    }

    @Test
    void boundsTheHeapOfARunAndBeginsItSmall() throws Exception {
        List<String> options = options("", "run", "--from", "-", "--to", "out");

        assertThat(options).contains("-Xmx768m", "-Xms256m", "-XX:+UseSerialGC");
    }

    /** A JVM refuses to start with a first heap that is larger than the largest. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xmx100m", "-XX:MaxHeapSize=100m", "-ea -Xmx100m -XX:+UseParallelGC"})
    void leavesTheFirstHeapToWhoeverBoundsIt(String given) throws Exception {
        List<String> options = options(given, "run", "--from", "-", "--to", "out");

        assertThat(options).noneMatch(option -> option.startsWith("-Xms")).containsSubsequence(List.of("-Xmx768m"));
        assertThat(options).containsSubsequence(List.of(given.split(" ")));
        assertThat(options.indexOf("-Xmx768m")).isLessThan(options.indexOf(given.split(" ")[0]));
    }

    @Test
    void givesMoreHeapToMoreCores() throws Exception {
        cores(8);

        List<String> options = options("", "run", "--from", "-", "--to", "out");

        assertThat(options).contains("-Xmx1400m", "-XX:+UseParallelGC");
    }

    @Test
    void takesTheQuickCompilerForASmallFeed() throws Exception {
        Path feed = feed("feed.jsonl", 119_000);

        assertThat(options("", "run", "--from", feed.toString(), "--to", "out"))
                .contains(QUICK)
                .doesNotContainAnyElementsOf(THOROUGH);
    }

    @Test
    void takesBothCompilersForALargeFeed() throws Exception {
        Path feed = feed("feed.jsonl", 121_000);

        assertThat(options("", "run", "--from", feed.toString(), "--to", "out"))
                .containsAll(THOROUGH)
                .doesNotContain(QUICK);
        assertThat(options("", "run", "--to", "out", "--from=" + feed))
                .containsAll(THOROUGH)
                .doesNotContain(QUICK);
    }

    @Test
    void addsUpAllSources() throws Exception {
        feed("a folder/feed.jsonl", 61_000);
        Path folder = feeds().resolve("a folder");
        Path feed = feed("feed.csv", 61_000);

        assertThat(options("", "run", "--from", folder.toString(), feed.toString(), "--to", "out"))
                .containsAll(THOROUGH);
        assertThat(options("", "run", "--from", folder.toString(), "--from", feed.toString(), "--to", "out"))
                .containsAll(THOROUGH);
    }

    @Test
    void takesPackedSourcesForThreeTimesTheirSize() throws Exception {
        assertThat(options("", "run", "--from", feed("a.jsonl.gz", 41_000).toString(), "--to", "out"))
                .containsAll(THOROUGH);
        assertThat(options("", "run", "--from", feed("b.jsonl.gz", 39_000).toString(), "--to", "out"))
                .contains(QUICK);
    }

    @Test
    void unpacksNothingButGzip() throws Exception {
        assertThat(options("", "run", "--from", feed("a.zip", 41_000).toString(), "--to", "out"))
                .contains(QUICK);
    }

    @Test
    void doesNotCountWhatIsNoSource() throws Exception {
        feed("out/2026-01-01/part.jsonl", 200_000);
        Path store = feeds().resolve("out");
        Path feed = feed("feed.jsonl", 1);

        assertThat(options("", "run", "--from", feed.toString(), "--to", store.toString()))
                .contains(QUICK);
        assertThat(options("", "run", "--from", "https://127.0.0.1/feed", "--to", store.toString()))
                .contains(QUICK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --from - --to out --follow", "ingest", "enrich", "sink", "console"})
    void compilesThoroughlyWhatHasNoEnd(String command) throws Exception {
        assertThat(options("", command.split(" "))).containsAll(THOROUGH).doesNotContain(QUICK);
    }

    @Test
    void givesTheCommandItsWordsAsTheyAre() throws Exception {
        List<String> words = options("", "run", "--from", "two words", "--to", "$HOME *");

        assertThat(words)
                .endsWith(
                        "io.reviewstream.local.command.Reviewstream", "run", "--from", "two words", "--to", "$HOME *");
    }

    @Test
    void makesTheArchiveOfClassesWithoutTheUsersCluster() throws Exception {
        script("java", "case \"$*\" in *ArchiveClassesAtExit*) env >\"$JAVA_HOME/archived-with\" ;; *) env ;; esac");

        List<String> command = run(
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                        "INGEST_FOLLOW", "true",
                        "REVIEWSTREAM_LOG_LEVEL", "foo"),
                "topics");

        assertThat(command)
                .contains("KAFKA_BOOTSTRAP_SERVERS=broker:9092", "INGEST_FOLLOW=true", "REVIEWSTREAM_LOG_LEVEL=foo");
        assertThat(Files.readAllLines(home.resolve("archived-with")))
                .contains("JAVA_HOME=" + home)
                .noneMatch(line -> line.matches("(KAFKA|INGEST|REVIEWSTREAM)_.*"));
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 1", "11.0.21, 1", "16, 1", "17.0.15, 0", "25, 0", "100.1, 0"})
    void saysThatAJvmIsTooOld(String version, int exitCode) throws Exception {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"some\"\nJAVA_VERSION=\"" + version + "\"\n");
        var launcher = new ProcessBuilder("sh", home.resolve("reviewstream").toString(), "analyze");
        launcher.environment().put("JAVA_HOME", home.toString());
        launcher.environment().put("REVIEWSTREAM_NO_BUILD", "1");
        Process process = launcher.redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        if (exitCode > 0) {
            assertThat(said).contains("/bin/java is Java " + version + "; install a JDK 17 or newer");
        }
    }

    @Test
    void takesASourceWhoseNameHasALineEnd() throws Exception {
        Path feed = feed("a\nb.jsonl", 1);

        assertThat(options("", "run", "--from", feed.toString(), "--to", "out")).contains(QUICK);
        assertThat(Files.readString(home.resolve("stderr"))).isEmpty();
    }

    /** As with Ctrl-C in the first start: the JVM and the launcher get the signal. */
    @Test
    void leavesNoPartOfAnArchiveWhereItIsStopped() throws Exception {
        script(
                "java",
                "for word; do case $word in *ArchiveClassesAtExit=*) : >\"${word#*=}\"; kill -TERM $PPID ;; esac; done");
        var stopped = new ProcessBuilder("sh", home.resolve("reviewstream").toString(), "analyze");
        stopped.environment().put("JAVA_HOME", home.toString());

        int exitCode = stopped.start().waitFor();

        assertThat(exitCode).isEqualTo(143);
        try (Stream<Path> left = Files.list(home.resolve("local/target/dist"))) {
            assertThat(left)
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactlyInAnyOrder("lib", "built");
        }
    }

    @ParameterizedTest
    @CsvSource({"ANSI_X3.4-1968, C.UTF-8", "UTF-8, as it was", "ISO-8859-1, as it was"})
    void letsTheJvmSeeNamesOfFilesWhereTheLocaleIsNone(String letters, String locale) throws Exception {
        script("locale", "echo " + letters);
        script("java", "echo \"$LC_ALL\"");

        assertThat(run(Map.of("REVIEWSTREAM_NO_BUILD", "1", "LC_ALL", "as it was"), "analyze"))
                .containsExactly(locale);
    }

    /** The JVM's next file would have the number of the stream, and be read or written in its place. */
    @Test
    void leavesNoStreamsNumberToAFile() throws Exception {
        script("java", "for stream in 0 1 2; do readlink /proc/$$/fd/$stream; done >\"$JAVA_HOME/streams\"");
        var closed = new ProcessBuilder(
                "sh",
                "-c",
                "sh \"$1\" analyze <&- >&- 2>&-",
                "sh",
                home.resolve("reviewstream").toString());
        closed.environment().put("JAVA_HOME", home.toString());
        closed.environment().put("REVIEWSTREAM_NO_BUILD", "1");

        closed.start().waitFor();

        assertThat(Files.readAllLines(home.resolve("streams"))).hasSize(3);
    }

    private List<String> options(String given, String... command) throws IOException, InterruptedException {
        return run(Map.of("REVIEWSTREAM_NO_BUILD", "1", "REVIEWSTREAM_JAVA_OPTS", given), command);
    }

    private List<String> run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(
                                Stream.of("sh", home.resolve("reviewstream").toString()), Stream.of(command))
                        .toList())
                .redirectError(home.resolve("stderr").toFile());
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().merge("PATH", home.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("stderr")))
                .isZero();
        return said.lines().toList();
    }

    /** Written out, as {@code du} counts what is on the disk. */
    private Path feeds() {
        return home.resolve("feeds");
    }

    private Path feed(String name, int kilobytes) throws IOException {
        Path file = feeds().resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            var some = new byte[1 << 20];
            for (int left = kilobytes; left > 0; left -= 1024) {
                out.write(some, 0, Math.min(left, 1024) * 1024);
            }
        }
        return file;
    }

    private void cores(int number) throws IOException {
        script("getconf", "echo " + number);
    }

    private void script(String name, String line) throws IOException {
        Path file = home.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("local") ? here.resolveSibling("reviewstream") : here.resolve("reviewstream");
    }
}
