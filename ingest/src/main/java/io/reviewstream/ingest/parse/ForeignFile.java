package io.reviewstream.ingest.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files that hold reviews in a way that is not read, known by their names. */
public final class ForeignFile {
    private static final Set<String> SPREADSHEETS = Set.of("xlsx", "xlsm", "xls", "ods");
    private static final Set<String> COLUMNS = Set.of("parquet", "avro", "orc", "feather");

    private ForeignFile() {}

    /** What a file of this name is and what to do, such as {@code a spreadsheet; save it as CSV}; empty for others. */
    public static Optional<String> of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (SPREADSHEETS.contains(ending)) {
            return Optional.of("a spreadsheet; save it as CSV");
        }
        if (COLUMNS.contains(ending)) {
            return Optional.of("a " + ending + " file; write it as CSV or JSON Lines");
        }
        return Packing.ofName(fileName)
                .map(packing -> "a " + packing.ending() + " file; unpack it first, or pack it with gzip");
    }
}
