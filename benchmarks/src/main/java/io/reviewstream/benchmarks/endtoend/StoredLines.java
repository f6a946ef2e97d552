package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How many lines a store has while it fills; a file that is there does not change any more, so each is read once. */
final class StoredLines {
    private final Path store;
    private final Map<Path, Long> counted = new HashMap<>();

    StoredLines(Path store) {
        this.store = store;
    }

    long count() throws IOException {
        try {
            for (Path file : Completeness.files(store)) {
                if (!counted.containsKey(file)) {
                    try (Stream<String> lines = Files.lines(file)) {
                        counted.put(file, lines.count());
                    }
                }
            }
        } catch (UncheckedIOException e) {
            // What the sink writes aside goes away while one looks; the next look tells.
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
        }
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }
}
