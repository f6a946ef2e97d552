package io.reviewstream.ingest.parse;

/** A line of JSON as people cut it out of other files. */
final class JsonLine {
    private JsonLine() {}

    /** How much of an object's line to read: lines that were cut out of a list still have its commas at their ends. */
    static int lengthWithoutComma(byte[] line) {
        int end = line.length;
        while (end > 0 && line[end - 1] >= 0 && line[end - 1] <= ' ') {
            end--;
        }
        return end > 1 && line[end - 1] == ',' && line[end - 2] == '}' ? end - 1 : line.length;
    }
}
