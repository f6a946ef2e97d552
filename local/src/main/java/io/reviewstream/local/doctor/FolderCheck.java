package io.reviewstream.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a folder can be written, has room, and has the links that a store needs. */
final class FolderCheck {
    private static final String SUBJECT = "disk";
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private final String whose;
    private final Path folder;

    /** @param whose the setting that names it */
    FolderCheck(String whose, Path folder) {
        this.whose = whose;
        this.folder = folder;
    }

    List<Finding> examine() {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            return List.of(Finding.wrong(
                    SUBJECT, whose + " is " + folder + ", but " + existing + " is a file", "name a folder"));
        }
        Path probe = existing.resolve(
                ".reviewstream-doctor-" + ProcessHandle.current().pid());
        Path link = existing.resolve(probe.getFileName() + "-link");
        try {
            Files.createFile(probe);
            try {
                Files.createLink(link, probe);
            } catch (IOException | UnsupportedOperationException e) {
                return List.of(Finding.wrong(
                        SUBJECT,
                        whose + ": the file system of " + existing + " has no hard links",
                        "use a local file system or NFS; a bucket has an address of its own"));
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                return List.of(Finding.wrong(
                        SUBJECT, whose + ": " + existing + " has only " + (free >> 20) + " MiB free", "make room"));
            }
            return List.of(Finding.ok(
                    SUBJECT, whose + ": " + existing + " can be written, " + (free >> 30) + " GiB are free"));
        } catch (IOException e) {
            return List.of(Finding.wrong(
                    SUBJECT,
                    whose + ": " + existing + " cannot be written ("
                            + e.getClass().getSimpleName() + ")",
                    "give the user of the service the right to write there"));
        } finally {
            delete(link);
            delete(probe);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing to be done: the folder went away under our feet.
        }
    }
}
