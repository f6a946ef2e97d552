package io.reviewstream.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of all JSON Lines files of a store. */
final class StoredLines {
    private StoredLines() {}

    static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var lines = new ArrayList<String>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
