package io.reviewstream.ingest;

import io.reviewstream.ingest.file.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Tells at each look which files are due to be read. One to whose end records can be added is due as soon as it changes;
 * any other only when it has stayed as it is since the last look, so that no half of it is taken for the whole.
 */
final class Changes {
    /**
     * What a file looked like.
     *
     * @param read whether it was due then
     */
    private record Look(long size, FileTime modified, Object key, boolean read) {
        boolean sameFile(BasicFileAttributes now) {
            return size == now.size() && modified.equals(now.lastModifiedTime()) && key.equals(keyOf(now));
        }
    }

    private final Map<String, Look> looks = new HashMap<>();

    boolean isDue(String name, Path file) {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            // Gone for now; or reading it will say what is wrong, once.
            boolean known = looks.containsKey(name);
            looks.remove(name);
            return known;
        }
        Look last = looks.get(name);
        if (last != null && last.sameFile(now)) {
            looks.put(name, new Look(now.size(), now.lastModifiedTime(), keyOf(now), true));
            return !last.read();
        }
        boolean due = growsInPlace(name);
        looks.put(name, new Look(now.size(), now.lastModifiedTime(), keyOf(now), due));
        return due;
    }

    private static boolean growsInPlace(String name) {
        return !name.toLowerCase(Locale.ROOT).endsWith(".gz")
                && FileFormat.of(name).map(FileFormat::canGrow).orElse(true);
    }

    private static Object keyOf(BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), "");
    }
}
