package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ReviewParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a table's columns, in its first line that is not blank, and what separates its fields.
 *
 * @param notUtf8 what is wrong with its bytes, empty if nothing is
 */
record CsvHeader(List<String> names, char delimiter, String notUtf8) {
    /** The line before the header in which some spreadsheets say what separates the fields. */
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(\\p{ASCII})\"?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("\r?\n$");

    /**
     * Reads up to the first row; null where there is none, or where a growing file has not all of it yet.
     *
     * @param head the first bytes of the table
     */
    static @Nullable CsvHeader read(ByteScanner scanner, byte[] head, int maxRecordBytes, boolean growing)
            throws IOException {
        String first = firstLine(head);
        Character separator = separatorIn(first);
        boolean stated = separator != null;
        char delimiter = separator != null ? separator : CsvRow.delimiterOf(first);
        var lines = new CsvChunks(scanner, delimiter, 0, maxRecordBytes);
        lines.waitForMore(growing);
        boolean passed = !stated;
        while (true) {
            Chunk line = lines.next();
            if (line == null || growing && !line.whole()) {
                return null;
            }
            if (line.isBlank()) {
                continue;
            }
            if (passed) {
                return new CsvHeader(
                        namesIn(line, delimiter),
                        delimiter,
                        ReviewParser.notUtf8(line.bytes()).orElse(""));
            }
            passed = true;
        }
    }

    /** What separates fields if this line says so; null where it is no such line. */
    static @Nullable Character separatorIn(String line) {
        Matcher separator = SEPARATOR.matcher(line);
        return separator.matches() ? separator.group(1).charAt(0) : null;
    }

    /** What follows it. */
    CsvChunks rows(ByteScanner scanner, int maxRecordBytes) {
        return new CsvChunks(scanner, delimiter, names.size(), maxRecordBytes);
    }

    /**
     * The fields of a row. Tabs are seldom part of a field: a row that has the right number only without its quotes has
     * them as they are.
     */
    CsvRow split(String row) {
        CsvRow quoted = CsvRow.split(row, delimiter);
        if (delimiter == '\t' && (quoted.open() || quoted.fields().size() != names.size())) {
            List<String> plain = List.of(END.matcher(row).replaceFirst("").split("\t", -1));
            if (plain.size() == names.size()) {
                return new CsvRow(plain, false);
            }
        }
        return quoted;
    }

    private static String firstLine(byte[] head) {
        return new String(head, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> namesIn(Chunk row, char delimiter) {
        var names = new ArrayList<String>();
        for (String field : CsvRow.split(new String(row.bytes(), StandardCharsets.UTF_8), delimiter)
                .fields()) {
            String name = field.trim();
            if (name.isEmpty() || names.contains(name)) {
                name = String.format(Locale.ROOT, "%s#%d", name, names.size() + 1);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }
}
