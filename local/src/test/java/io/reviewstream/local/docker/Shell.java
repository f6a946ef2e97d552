package io.reviewstream.local.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs of the machine. */
final class Shell {
    /**
     * What a program left behind.
     *
     * @param output both streams
     */
    record Result(int exitCode, String output) {
        List<String> lines() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        /** Itself, when the program said that all is well. */
        Result orThrow() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ": " + output);
            }
            return this;
        }
    }

    private Shell() {}

    /** A program that is not there has the exit code 127, as in a shell. */
    static Result run(String... command) {
        return in(Path.of("."), Map.of(), command);
    }

    static Result in(Path folder, Map<String, String> env, String... command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(env);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
