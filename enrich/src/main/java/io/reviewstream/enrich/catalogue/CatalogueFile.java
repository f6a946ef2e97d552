package io.reviewstream.enrich.catalogue;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.Json;
import io.reviewstream.events.JsonProblem;
import io.reviewstream.runtime.GzipInput;
import io.reviewstream.runtime.SettingsException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a catalogue from a file: JSON Lines of {@link CatalogueEntry}, or CSV with a header line, where cells of several
 * values have {@code |} between them. By its name: {@code .csv}, else JSON Lines; {@code .gz} of either.
 */
public final class CatalogueFile {
    /** With more bad rows than this it is another kind of file, and naming them all helps nobody. */
    private static final int MOST_PROBLEMS = 20;

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private CatalogueFile(Path file) {
        this.file = file;
    }

    /**
     * Reads all entries.
     *
     * @param action takes each with the key it has on the topic: {@code id} of its row, else {@link
     *     CatalogueEntry#defaultKey}
     * @throws SettingsException when the file cannot be read, or a row is none; it names file, line and problem of each
     */
    public static void read(Path file, BiConsumer<String, CatalogueEntry> action) {
        var reading = new CatalogueFile(file);
        try (Reader text = reading.open()) {
            if (reading.isCsv()) {
                reading.csv(text, action);
            } else {
                reading.lines(new BufferedReader(text, 1 << 16), action);
            }
        } catch (UncheckedIOException e) {
            throw reading.unreadable(requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw reading.unreadable(e);
        }
        if (!reading.problems.isEmpty()) {
            throw new SettingsException(reading.problems);
        }
    }

    private SettingsException unreadable(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new SettingsException("catalogue " + file + " is not UTF-8; convert it, for example with iconv");
        }
        if (cause instanceof EOFException || cause instanceof ZipException) {
            String detail = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
            return new SettingsException(
                    "catalogue " + file + " is cut off or damaged" + detail + "; get the whole file again");
        }
        return new SettingsException("catalogue " + file + " cannot be read: " + cause.getMessage());
    }

    private Reader open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(
                    Files.exists(file) ? "catalogue " + file + " is no file" : "there is no catalogue " + file);
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream plain = name().endsWith(".gz") ? new BufferedInputStream(new GzipInput(bytes), 1 << 16) : bytes;
        refuseUtf16(plain);
        return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
    }

    /** Without a byte order mark it would pass for UTF-8 with a null character beside each letter. */
    private static void refuseUtf16(InputStream plain) throws IOException {
        plain.mark(2);
        byte[] head = plain.readNBytes(2);
        plain.reset();
        for (byte b : head) {
            if (b == 0) {
                throw new CharacterCodingException();
            }
        }
    }

    private String name() {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    private boolean isCsv() {
        return name().endsWith(".csv") || name().endsWith(".csv.gz");
    }

    private void lines(BufferedReader text, BiConsumer<String, CatalogueEntry> action) throws IOException {
        String line;
        for (int number = 1; (line = text.readLine()) != null; number++) {
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            if (line.isBlank()) {
                continue;
            }
            line(number, line, action);
            if (problems.size() > MOST_PROBLEMS) {
                return;
            }
        }
    }

    private void line(int number, String line, BiConsumer<String, CatalogueEntry> action) {
        JsonNode row;
        try {
            row = Json.mapper().readTree(line);
        } catch (JacksonException e) {
            problem(number, "no JSON: " + JsonProblem.of(e));
            return;
        }
        if (!row.isObject()) {
            problem(number, CatalogueRefusal.ofNoObject(row));
            return;
        }
        try {
            CatalogueEntry entry = Json.mapper().treeToValue(row, CatalogueEntry.class);
            String id = row.path("id").asString("");
            action.accept(id.isBlank() ? entry.defaultKey() : id, entry);
        } catch (JacksonException e) {
            problem(number, CatalogueRefusal.of(row, e));
        }
    }

    private void csv(Reader text, BiConsumer<String, CatalogueEntry> action) throws IOException {
        List<String> columns = List.of();
        @Nullable CsvRecord last = null;
        try (var rows = csvReader().ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                last = row;
                if (isBlank(row)) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = columns(row);
                    if (!columns.contains("name")) {
                        problem(
                                row.getStartingLineNumber(),
                                "the first line must name the columns, name among them (and type, year, aliases,"
                                        + " people, identifiers, id) but is " + String.join(",", row.getFields()));
                        return;
                    }
                } else if (row.getFieldCount() == columns.size()) {
                    row(columns, row, action);
                } else {
                    problem(row.getStartingLineNumber(), mismatch(row.getFieldCount(), columns.size()));
                }
                if (problems.size() > MOST_PROBLEMS) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            problem(last == null ? 1 : lineAfter(last), "no CSV from here on: " + e.getMessage());
        }
    }

    /** Takes every row, so that each bad one is named with its line. */
    private static CsvReader.CsvReaderBuilder csvReader() {
        return CsvReader.builder()
                .detectBomHeader(false)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).isBlank();
    }

    private static List<String> columns(CsvRecord header) {
        return header.getFields().stream()
                .map(column -> column.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String mismatch(int cells, int columns) {
        return "has " + cells + (cells == 1 ? " cell" : " cells") + " but the first line names " + columns
                + (columns == 1 ? " column" : " columns")
                + (cells > columns ? "; a cell with a comma in it needs quotes around it" : "");
    }

    /** A cell in quotes may hold line breaks. */
    private static long lineAfter(CsvRecord row) {
        long breaks = row.getFields().stream()
                .mapToLong(cell -> LINE_BREAK.matcher(cell).results().count())
                .sum();
        return row.getStartingLineNumber() + breaks + 1;
    }

    private void row(List<String> columns, CsvRecord row, BiConsumer<String, CatalogueEntry> action) {
        String year = cell(columns, row, "year");
        try {
            var entry = new CatalogueEntry(
                    cell(columns, row, "name"),
                    blankAsNull(cell(columns, row, "type")),
                    year.isEmpty() ? null : Integer.valueOf(year),
                    values(cell(columns, row, "aliases")),
                    values(cell(columns, row, "people")),
                    values(cell(columns, row, "identifiers")));
            String id = cell(columns, row, "id");
            action.accept(id.isEmpty() ? entry.defaultKey() : id, entry);
        } catch (NumberFormatException e) {
            problem(row.getStartingLineNumber(), "year must be a whole number but was " + year);
        } catch (IllegalArgumentException e) {
            problem(row.getStartingLineNumber(), String.valueOf(e.getMessage()));
        }
    }

    private static String cell(List<String> columns, CsvRecord row, String name) {
        int at = columns.lastIndexOf(name);
        return at < 0 ? "" : row.getField(at).strip();
    }

    private static @Nullable String blankAsNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<String> values(String cell) {
        return Arrays.asList(cell.split("\\|"));
    }

    private void problem(long line, String text) {
        problems.add(
                problems.size() < MOST_PROBLEMS
                        ? "catalogue " + file + ":" + line + ": " + text
                        : "catalogue " + file + ": and more; only the first " + MOST_PROBLEMS + " are named");
    }
}
