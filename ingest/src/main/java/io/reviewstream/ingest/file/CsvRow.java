package io.reviewstream.ingest.file;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one row. Our own reading rather than a library's because the place of each row in bytes is what a restart
 * goes on from, and the row's own bytes are what a dead letter keeps; a test compares the fields with FastCSV's.
 *
 * @param open whether a quote is open at the end
 */
record CsvRow(List<String> fields, boolean open) {
    /** What separates fields, the likelier first. */
    private static final char[] DELIMITERS = {',', ';', '\t', '|', '$'};

    static CsvRow split(String row, char delimiter) {
        int end = row.length();
        if (end > 0 && row.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && row.charAt(end - 1) == '\r') {
            end--;
        }
        var fields = new ArrayList<String>();
        boolean open = false;
        var field = new StringBuilder();
        int i = 0;
        while (true) {
            if (i < end && row.charAt(i) == '"') {
                i = quoted(row, i + 1, end, field);
                open = i > end;
                i = Math.min(i, end);
            }
            int next = row.indexOf(delimiter, i);
            if (next < 0 || next >= end) {
                fields.add(field.append(row, i, end).toString());
                return new CsvRow(List.copyOf(fields), open);
            }
            fields.add(field.append(row, i, next).toString());
            field.setLength(0);
            i = next + 1;
        }
    }

    /** The one that the header has most of; a comma when it has none. */
    static char delimiterOf(String header) {
        char best = ',';
        int most = 0;
        for (char delimiter : DELIMITERS) {
            int count = split(header, delimiter).fields().size() - 1;
            if (count > most) {
                best = delimiter;
                most = count;
            }
        }
        return best;
    }

    /** Reads up to behind the closing quote; one more than the end says that there was none. */
    private static int quoted(String row, int start, int end, StringBuilder field) {
        int i = start;
        while (i < end) {
            char c = row.charAt(i);
            if (c != '"') {
                field.append(c);
                i++;
            } else if (i + 1 < end && row.charAt(i + 1) == '"') {
                field.append('"');
                i += 2;
            } else {
                return i + 1;
            }
        }
        return end + 1;
    }
}
