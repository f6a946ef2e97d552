package io.reviewstream.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Writes the sample reviews to a file, one by one, as somebody who reviews would; ingest follows the file. */
final class DemoFeed {
    private static final String SAMPLES = "/demo/reviews.jsonl";

    private final Path file;
    private final List<String> lines;

    DemoFeed(Path file) {
        this.file = file;
        this.lines = read();
    }

    int size() {
        return lines.size();
    }

    /** Ends with the last sample, or when interrupted. */
    void write(Duration pace) throws InterruptedException {
        for (String line : lines) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.sleep(pace.toMillis());
        }
    }

    private static List<String> read() {
        try (InputStream in = Objects.requireNonNull(DemoFeed.class.getResourceAsStream(SAMPLES));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
