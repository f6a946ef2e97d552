package io.reviewstream.enrich.labelled;

import io.reviewstream.events.Json;
import io.reviewstream.runtime.GzipInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file of JSON Lines, gzipped when its name ends in {@code .gz}. */
public final class JsonLines {
    private JsonLines() {}

    /**
     * Hands over each line as a record.
     *
     * @throws IOException when the file cannot be read
     */
    public static <T> void forEach(Path file, Class<T> type, Consumer<T> action) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GzipInput(bytes) : bytes;
                var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (!line.isBlank()) {
                    action.accept(Json.mapper().readValue(line, type));
                }
            }
        }
    }
}
