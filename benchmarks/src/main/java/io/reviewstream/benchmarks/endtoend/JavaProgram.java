package io.reviewstream.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that runs in a process of its own. Its log is a file, and is named when it fails.
 */
final class JavaProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path log;

    private JavaProgram(Process process, Path log) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    static JavaProgram start(
            List<String> flags, String classPath, List<String> mainAndArguments, Map<String, String> env, Path log)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath));
        command.addAll(mainAndArguments);
        return start(command, env, log);
    }

    static JavaProgram start(List<String> command, Map<String, String> env, Path log) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(env);
        return new JavaProgram(builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it says so. */
    void await(String line) {
        for (String said = next(); !said.equals(line); said = next()) {
            // Others may be said before.
        }
    }

    /** The next line on its standard output. */
    String next() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "it ended with " + process.waitFor() + " before it was done; its log is " + log);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("its log is " + log, e);
        }
    }

    /** Asks it to end as the system would, and waits. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Its standard input ends; what does not end by that is killed. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            out.close();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
