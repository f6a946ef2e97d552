package io.reviewstream.ingest;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells people what is wrong with a file: the first few records in full, the others as a number. One thread's own. */
final class Notices {
    private static final int MOST_IN_A_FILE = 20;

    private final Consumer<String> out;
    private long inThisFile;
    private String file = "";

    Notices(Consumer<String> out) {
        this.out = out;
    }

    /** A notice that stands for itself. */
    void tell(String line) {
        out.accept(onOneLine(line));
    }

    /** Names of files may have line ends in them, and what a terminal takes for commands. */
    private static String onOneLine(String line) {
        if (line.chars().noneMatch(Character::isISOControl)) {
            return line;
        }
        var shown = new StringBuilder();
        line.chars()
                .forEach(c -> shown.append(
                        Character.isISOControl(c) ? String.format(Locale.ROOT, "\\x%02x", c) : Character.toString(c)));
        return shown.toString();
    }

    /** That records of a place were passed over, if any were. */
    void skipped(String place, long count, String why) {
        if (count > 0) {
            tell(place + ": " + count + " skipped: " + why);
        }
    }

    /** A record of {@code fileName} that could not be taken. */
    void record(String fileName, String line) {
        if (!fileName.equals(file)) {
            endFile();
            file = fileName;
        }
        if (inThisFile++ < MOST_IN_A_FILE) {
            tell(line);
        }
    }

    /** No more of this file. */
    void endFile() {
        if (inThisFile > MOST_IN_A_FILE) {
            tell(file + ": " + (inThisFile - MOST_IN_A_FILE)
                    + " more records could not be taken; all are in the dead letters");
        }
        inThisFile = 0;
        file = "";
    }
}
