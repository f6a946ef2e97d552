package io.reviewstream.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that somebody puts into a folder of their own to be used. */
public final class FolderFiles {
    private FolderFiles() {}

    /**
     * Those right in a folder whose names have an ending, in the order of their names.
     *
     * @param ending as {@code .jar}
     * @throws IOException when the folder cannot be read, or is none
     */
    public static List<Path> endingWith(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
