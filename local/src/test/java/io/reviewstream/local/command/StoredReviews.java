package io.reviewstream.local.command;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a reader who knows nothing of the store finds in it: all files one folder down that end in .jsonl. */
final class StoredReviews {
    private StoredReviews() {}

    static List<EnrichedReview> in(Path store) {
        try (Stream<Path> files = Files.walk(store, 2)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> !store.equals(file.getParent()))
                    .sorted()
                    .flatMap(StoredReviews::lines)
                    .map(line -> Json.mapper().readValue(line, EnrichedReview.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
