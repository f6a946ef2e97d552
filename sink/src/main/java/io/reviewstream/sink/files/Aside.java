package io.reviewstream.sink.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that are written aside for batches of one ledger. Once the store is past where a batch begins, its files are of no use
 * to anybody and may be removed; before that, a sink that still lives may be about to publish them.
 */
final class Aside {
    /** Begins the names of files that are of no use once their sink is killed, nor to others. */
    static final String PROBE = "probe-";

    private static final int DIGITS = 20;
    private static final Pattern NAME = Pattern.compile(".*-\\d{20}-([^-.]+)[-.].*");

    private final Disk disk;
    private final Path folder;
    private final String prefix;

    Aside(Disk disk, Path folder, String ledger) {
        this.disk = disk;
        this.folder = folder;
        this.prefix = ledger + "-";
    }

    /** A file for a batch that begins at {@code first}. */
    Path file(long first, String rest) {
        return folder.resolve(prefix + String.format(Locale.ROOT, "%0" + DIGITS + "d-%s", first, rest));
    }

    /** Removes what was written for batches before a position. */
    void tidy(long position) throws IOException {
        tidy(position, Set.of());
    }

    /** The same, and what sinks have written that are gone: what they published is before the position, the rest never will be. */
    void tidy(long position, Set<String> gone) throws IOException {
        int behind = prefix.length() + DIGITS;
        for (String name : disk.list(folder)) {
            if (name.startsWith(prefix)
                    && name.length() > behind
                    && (Long.parseLong(name.substring(prefix.length(), behind)) < position
                            || gone.contains(tokenIn(name)))) {
                disk.delete(folder.resolve(name));
            }
        }
    }

    /** Of the sink that wrote a file for a batch; empty for other files. */
    static String tokenIn(String name) {
        Matcher written = NAME.matcher(name);
        return written.matches() ? written.group(1) : "";
    }
}
