package io.reviewstream.local.command;

import io.reviewstream.runtime.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is written when all work is done: whether it can be is looked at before. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Looks at the file and its folder.
     *
     * @param option that names it
     * @param file null when it is not wanted
     * @throws SettingsException when it cannot be written
     */
    static void check(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new SettingsException(option + " must be a file but " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new SettingsException(option + " " + file + " cannot be written: there is no folder " + folder);
        }
        Path written = Files.exists(file) || folder == null ? file : folder;
        if (!Files.isWritable(written)) {
            throw new SettingsException(
                    option + " " + file + " cannot be written: check the permissions of " + written);
        }
    }
}
