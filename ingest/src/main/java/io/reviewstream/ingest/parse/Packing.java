package io.reviewstream.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ways to pack files that are recognised and not unpacked, as gzip is, once. */
enum Packing {
    GZIP("gz", "\\x1F\\x8B\\x08"),
    ZIP("zip", "PK\\x03\\x04"),
    BZIP2("bz2", "BZh[1-9]1AY&SY"),
    XZ("xz", "\\xFD7zXZ\\x00"),
    ZSTD("zst", "\\x28\\xB5\\x2F\\xFD"),
    SEVEN_ZIP("7z", "7z\\xBC\\xAF\\x27\\x1C");

    private static final int LONGEST_START = 10;

    private final String ending;
    private final Pattern start;

    Packing(String ending, String start) {
        this.ending = ending;
        this.start = Pattern.compile(start);
    }

    /** How a file that begins so is packed. */
    static Optional<Packing> of(byte[] file) {
        var start = new String(file, 0, Math.min(file.length, LONGEST_START), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(packing -> packing.start.matcher(start).lookingAt())
                .findFirst();
    }

    /** How a file of this name is packed, if it is one that is not unpacked. */
    static Optional<Packing> ofName(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(packing -> packing != GZIP && small.endsWith("." + packing.ending))
                .findFirst();
    }

    /** The usual ending of its files' names, without a dot. */
    String ending() {
        return ending;
    }
}
