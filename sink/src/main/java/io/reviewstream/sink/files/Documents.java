package io.reviewstream.sink.files;

import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.Review;
import io.reviewstream.sink.review.ReviewReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One file for each review, in its latest revision. A batch is written to a journal first, as a part file would be; when
 * it is part of the store, its reviews go from there to their files, again and again until all of them are there.
 */
final class Documents {
    /** What a manifest names instead of a part file. */
    static final String ENTRY = "documents";

    static final String ENDING = ".json";

    /** File systems allow 255 bytes. */
    private static final int LONGEST = 150;

    private final Disk disk;
    private final Path root;
    private final boolean pretty;

    Documents(Disk disk, Path root, boolean pretty) {
        this.disk = disk;
        this.root = root;
        this.pretty = pretty;
    }

    /**
     * Writes a journal's reviews to their files, and removes it.
     *
     * @param aside name for a file that is written before it replaces another
     */
    void place(Path journal, Path aside) throws IOException {
        var reader = new ReviewReader();
        try (var lines = new Lines(disk.read(journal))) {
            for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
                place(reader.read(line), aside);
            }
        } catch (NotAReviewException e) {
            throw new IOException(journal + " is damaged: " + e.getMessage(), e);
        }
        disk.syncFolder(root);
        disk.delete(journal);
    }

    private void place(Review review, Path aside) throws IOException {
        Path file = root.resolve(nameOf(review.id()));
        if (disk.exists(file) && revisionIn(file) > review.revision()) {
            return;
        }
        byte[] json = pretty ? PrettyJson.of(review.json()) : review.json();
        disk.delete(aside);
        try (Disk.Output out = disk.create(aside)) {
            out.write(json, 0, json.length);
            out.force();
        }
        disk.move(aside, file);
    }

    private int revisionIn(Path file) throws IOException {
        try (InputStream in = disk.read(file)) {
            return new ReviewReader().read(in.readAllBytes()).revision();
        } catch (NotAReviewException e) {
            return 0; // Damaged by others: to be written anew.
        }
    }

    /**
     * A name that any file system takes, and no other review has. Letters of two cases may be the same there, so a hash goes
     * with them.
     */
    static String nameOf(String id) {
        var name = new StringBuilder();
        boolean tellApart = false;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            tellApart |= upper;
            if (plain || ((c == '_' || c == '.') && !name.isEmpty())) {
                name.append(c);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02x", b & 0xff));
            }
        }
        if (name.length() > LONGEST) {
            name.setLength(LONGEST);
            tellApart = true;
        }
        if (tellApart) {
            name.append('~')
                    .append(Sha256.of(id.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
        }
        return name + ENDING;
    }
}
