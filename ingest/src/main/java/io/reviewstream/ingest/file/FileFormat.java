package io.reviewstream.ingest.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a file holds reviews; told by the end of its name, a {@code .gz} behind it aside. */
public enum FileFormat {
    /** One JSON object a line. */
    LINES(".jsonl", ".ndjson"),
    /** One JSON document. */
    JSON(".json"),
    /** A table with a header; what separates its fields is told by the header. */
    TABLE(".csv", ".tsv"),
    /** RSS or Atom. */
    FEED(".xml", ".rss", ".atom"),
    /** The file is one review. */
    TEXT(".txt"),
    /** What its first bytes show: for input without a name. */
    UNNAMED();

    /** All endings, for people. */
    static final String ENDINGS =
            Arrays.stream(values()).flatMap(format -> format.endings.stream()).collect(Collectors.joining(", "));

    private final List<String> endings;

    FileFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** Of input without a name, by its first bytes. */
    public static FileFormat ofContent(byte[] head) {
        return GuessedFormat.of(begin(head));
    }

    /** Of a feed, by its first bytes. */
    public static FileFormat ofFeed(byte[] head) {
        String begin = begin(head);
        return begin.startsWith("{") || begin.startsWith("[") ? JSON : FEED;
    }

    /** What stands behind a byte order mark and blanks. */
    private static String begin(byte[] head) {
        String text = new String(head, Utf8Input.charset(head, false).orElse(StandardCharsets.UTF_8));
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    }

    /** Whether records may be added at the end, so that reading can go on there. */
    public boolean canGrow() {
        return this == LINES || this == TABLE;
    }

    /** Empty when the ending is none that we read. */
    public static Optional<FileFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        for (FileFormat format : values()) {
            if (format.endings.stream().anyMatch(name::endsWith)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
