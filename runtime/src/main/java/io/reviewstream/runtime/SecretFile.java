package io.reviewstream.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** A secret that lies in a file, as container platforms mount them, instead of in a variable. */
final class SecretFile {
    private SecretFile() {}

    /** Some editors begin a file in UTF-8 with it. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * The file's text without the line break at its end.
     *
     * @param variable the secret's own, which must not be set as well
     * @param file its name
     * @throws SettingsException when it cannot be read, is empty, or both are set
     */
    static String read(Map<String, String> env, String variable, String file) {
        if (!env.getOrDefault(variable, "").isBlank()) {
            throw new SettingsException(variable + " and " + variable + "_FILE are both set; leave one out");
        }
        try {
            String secret = withoutMark(Files.readString(Path.of(file.trim()))).stripTrailing();
            if (secret.isEmpty()) {
                throw new SettingsException(variable + "_FILE: " + file + " is empty");
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new SettingsException(variable + "_FILE: cannot read " + file + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }
}
