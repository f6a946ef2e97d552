package io.reviewstream.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Whether each review is in the output once and only once. */
final class Completeness {
    private static final String ID = "\"id\":\"" + Feed.ID;

    private Completeness() {}

    /**
     * Checks it.
     *
     * @throws IllegalStateException when one is missing, or there more than once, or a line is none
     */
    static void check(Path out, long reviews) throws IOException {
        var seen = new BitSet();
        for (Path file : files(out)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int number = number(line, file);
                    if (seen.get(number)) {
                        throw new IllegalStateException(file + ": review " + number + " is there again");
                    }
                    seen.set(number);
                }
            }
        }
        if (seen.cardinality() != reviews || seen.length() != reviews) {
            throw new IllegalStateException(out + ": of " + reviews + " reviews, " + seen.cardinality()
                    + " are there; the first that is missing is " + seen.nextClearBit(0));
        }
    }

    private static int number(String line, Path file) {
        int at = line.indexOf(ID);
        int end = line.indexOf('"', at + ID.length());
        if (at < 0 || end < 0) {
            throw new IllegalStateException(file + ": no review: " + line);
        }
        return Integer.parseInt(line.substring(at + ID.length(), end));
    }

    /** Hidden ones are those that a sink has not finished, or keeps for itself. */
    static List<Path> files(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(out.relativize(file)))
                    .toList();
        }
    }

    private static boolean isHidden(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }
}
