package io.reviewstream.local.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service or broker as a process of its own, started as often as it takes. What it says is kept in one file. */
final class ServiceProcess {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;
    /** Where in the log the last start's part begins. */
    private long startedAt;

    private int kills;
    private int endedByItself;

    private ServiceProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** A Java program with the class path of this test. */
    static ServiceProcess of(
            String name, String heap, List<String> program, Map<String, String> environment, Path logFolder) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(program);
        return new ServiceProcess(name, command, environment, logFolder.resolve(name + ".log"));
    }

    void start() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            startedAt = Files.exists(log) ? Files.size(log) : 0;
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            kills++;
            running.destroyForcibly().waitFor();
        }
    }

    /** What a supervisor does: a service that gave up, as when its broker was away for long, is started again. */
    void startIfEnded() {
        Process running = process;
        if (running != null && !running.isAlive()) {
            endedByItself++;
            start();
        }
    }

    /** Whether it has said where its health is asked for, which a service does once it listens to signals. */
    boolean isListening() throws IOException {
        try (var said = Files.newInputStream(log)) {
            said.skipNBytes(startedAt);
            return new String(said.readAllBytes(), StandardCharsets.UTF_8).contains("health is at");
        }
    }

    /** SIGTERM. */
    void askToStop() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    /** The exit code; -1 if it has not ended within that many seconds. */
    int exitCode(int seconds) throws InterruptedException {
        Process running = process;
        return running != null && running.waitFor(seconds, TimeUnit.SECONDS) ? running.exitValue() : -1;
    }

    /** Into its log: what it is at when it should be at work. */
    void dumpThreads() {
        Process running = process;
        if (running != null && running.isAlive()) {
            try {
                new ProcessBuilder("kill", "-QUIT", Long.toString(running.pid()))
                        .start()
                        .waitFor(5, TimeUnit.SECONDS);
                running.waitFor(2, TimeUnit.SECONDS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** At the end of a test, whatever came before. */
    void end() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    String name() {
        return name;
    }

    int kills() {
        return kills;
    }

    int endedByItself() {
        return endedByItself;
    }

    /** The end of what it said. */
    String said() {
        try {
            String all = Files.exists(log) ? Files.readString(log) : "";
            return name + " said: …" + all.substring(Math.max(0, all.length() - 40_000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
