package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.Findings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a check of a folder or bucket found.
 *
 * @param reviews lines in its files, and documents
 * @param files part files, and documents
 * @param batches manifests
 * @param hasDocuments whether reviews are documents, of which the manifests know neither names nor checksums
 * @param problems what is wrong, each as a line that names the place; empty when the store is sound
 * @param notes what is worth knowing and not wrong
 */
public record Verification(
        long reviews, long files, long batches, boolean hasDocuments, List<String> problems, List<String> notes) {
    private static final String SOUND_DOCUMENTS =
            "no batch is missing, each document is a whole review under its own name;"
                    + " not checked: whether documents were removed or changed";

    public Verification {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Checks a store, also while a sink writes to it; needs no Kafka.
     *
     * @throws FailedException when the folder is no store or cannot be read
     */
    public static Verification of(Path store) {
        return of(new LocalDisk(), store);
    }

    /** The same on another disk. */
    public static Verification of(Disk disk, Path store) {
        return new StoreCheck(disk, store).run();
    }

    /**
     * Whether every offset is accounted for, every review is there once, and every byte is as it was written; of documents
     * only whether each is a whole review under its own name.
     */
    public boolean isSound() {
        return problems.isEmpty();
    }

    /** The same for people. */
    public Findings findings() {
        return new Findings(
                reviews + " reviews in " + files + " files of " + batches + " batches",
                hasDocuments ? SOUND_DOCUMENTS : "complete, each once, checksums right",
                problems,
                notes);
    }

    /** For people: the problems, the notes, and the sum. */
    public List<String> lines() {
        return findings().lines();
    }
}
