package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ForeignFile;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file, one after the other, in memory that a record's limit bounds. Every byte of the file is
 * accounted for: as a review, or in a record that says what is wrong. Not thread-safe.
 */
final class FileRecords implements RecordReader {
    /** An escape in JSON takes six bytes for one. */
    private static final int JSON_GROWTH = 6;
    /** What may stand in a record beside its text. */
    private static final int BESIDE_TEXT = 64 * 1024;
    /** With its escapes undone a record must still fit into a Kafka message. */
    private static final int MOST_RECORD_BYTES = 16 * 1024 * 1024;

    private static final int HEAD = 8192;

    private final FileSource file;
    private final ReviewParser parser;
    private final InstantSource clock;
    private boolean growing;
    private final int maxRecordBytes;
    private final Utf8Input in;
    private final ByteScanner scanner;
    private final Chunks chunks;
    private final @Nullable CsvHeader header;
    /** Of records that state none, null when the document states none either. */
    private final @Nullable String language;

    private final FileFormat format;
    private final boolean fromStart;
    private @Nullable FoundRecord whole;
    private Position position;
    private boolean foundAny;
    private boolean ended;

    FileRecords(
            FileSource file,
            long maxTextBytes,
            ExportFormats formats,
            InstantSource clock,
            Position start,
            boolean growing)
            throws IOException {
        this.file = file;
        this.parser = new ReviewParser(maxTextBytes, formats);
        this.clock = clock;
        this.growing = growing;
        this.maxRecordBytes = (int) Math.min(MOST_RECORD_BYTES, maxTextBytes * JSON_GROWTH + BESIDE_TEXT);
        this.in = new Utf8Input(
                file.bytes().open(),
                file.format() == FileFormat.TABLE ? Utf8Input.Encoding.GUESSED : Utf8Input.Encoding.UTF_8);
        this.fromStart = start.offset() == 0;
        byte[] head = in.head(HEAD);
        this.format = formatOf(file, head);
        this.scanner = new ByteScanner(in, format != FileFormat.TEXT);
        CsvHeader csvHeader = null;
        Optional<String> stated = Optional.empty();
        Position begin = start;
        Chunks cutting;
        switch (format) {
            case JSON -> {
                JsonLayout layout = file.format() == FileFormat.UNNAMED ? JsonLayout.ofList(head) : layout();
                stated = JsonFeedHead.language(head);
                if (layout.kind() == JsonLayout.Kind.LIST) {
                    begin = start.offset() == 0 ? layout.list() : start;
                    cutting = new JsonChunks(scanner, maxRecordBytes, layout.depth());
                } else if (layout.kind() == JsonLayout.Kind.LINES) {
                    cutting = lines(head);
                } else {
                    cutting = new WholeChunks(scanner, maxRecordBytes);
                }
            }
            case TABLE -> {
                csvHeader = CsvHeader.read(scanner, head, maxRecordBytes, growing);
                if (csvHeader == null) {
                    // It may still be under way.
                    cutting = () -> null;
                } else {
                    begin = start.offset() == 0 ? scanner.position() : start;
                    cutting = csvHeader.rows(scanner, maxRecordBytes);
                }
            }
            case TEXT -> cutting = new WholeChunks(scanner, (int) Math.min(maxTextBytes + 3, MOST_RECORD_BYTES));
            default -> cutting = lines(head);
        }
        this.header = csvHeader;
        this.language = stated.orElse(null);
        this.chunks = cutting;
        chunks.waitForMore(growing);
        this.position = begin;
        if (fromStart) {
            this.whole = wholeFile(head);
        }
        if (whole == null) {
            scanner.skipTo(begin);
        }
    }

    @Override
    public Optional<FoundRecord> next() throws IOException {
        if (whole != null) {
            FoundRecord only = whole;
            whole = null;
            ended = true;
            return Optional.of(only);
        }
        while (!ended) {
            Chunk chunk = chunks.next();
            if (chunk == null || !chunk.whole() && growing) {
                ended = !growing;
                return atEnd();
            }
            if (chunk.isBlank() && format != FileFormat.TEXT) {
                position = scanner.position();
                continue;
            }
            foundAny = true;
            FoundRecord found = new FoundRecord(place(chunk), chunk.bytes(), parsed(chunk));
            if (isTruncated(found)) {
                // Should the rest arrive after all, the record is read again from its beginning.
                ended = true;
            } else {
                position = scanner.position();
            }
            return Optional.of(found);
        }
        return Optional.empty();
    }

    @Override
    public void noMore() {
        growing = false;
        chunks.waitForMore(false);
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public boolean leftPartial() {
        return growing && scanner.position().offset() > position.offset();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Optional<FoundRecord> atEnd() throws IOException {
        if (growing) {
            return Optional.empty();
        }
        in.check();
        if (scanner.cut().isPresent()) {
            return Optional.of(truncated(
                    new byte[0],
                    "the packed file is cut off or damaged here ("
                            + scanner.cut().get() + "); what came before it was read; send the whole file again"));
        }
        if (chunks.endsEarly()) {
            return Optional.of(truncated(
                    new byte[0],
                    "the file ends before the list is closed; what came before was read; send the whole file again"));
        }
        Optional<Chunk> behind = chunks.behind();
        if (behind.isPresent()) {
            return behind.map(this::unexpected);
        }
        if (!foundAny && fromStart && header == null) {
            String message = chunks instanceof JsonChunks
                    ? "the list in this file is empty; nothing to read in it"
                    : "there are only blanks in this file";
            return Optional.of(wholeRefused(Refusal.EMPTY_FILE, message, new byte[0]));
        }
        return Optional.empty();
    }

    private FoundRecord unexpected(Chunk chunk) {
        return new FoundRecord(
                place(chunk),
                chunk.bytes(),
                new ParsedReview.Refused(
                        Refusal.MALFORMED_JSON,
                        "the file goes on behind its list, from here to its end nothing was read; put each list in a file of"
                                + " its own, or one review on a line of a .jsonl",
                        null));
    }

    private FoundRecord truncated(byte[] bytes, String message) {
        return new FoundRecord(
                place(scanner.position()), bytes, new ParsedReview.Refused(Refusal.TRUNCATED, message, null));
    }

    private static boolean isTruncated(FoundRecord found) {
        return found.parsed() instanceof ParsedReview.Refused refused && refused.reason() == Refusal.TRUNCATED;
    }

    private ParsedReview parsed(Chunk chunk) {
        if (!chunk.whole() && scanner.cut().isPresent()) {
            return new ParsedReview.Refused(
                    Refusal.TRUNCATED,
                    "the packed file is cut off or damaged in the midst of this record ("
                            + scanner.cut().get() + "); what came before it was read; send the whole file again",
                    null);
        }
        if (chunk.isTooLarge()) {
            return new ParsedReview.Refused(
                    Refusal.TOO_LARGE,
                    "this record has " + chunk.length() + " bytes, more than can be taken; its first "
                            + chunk.bytes().length + " are kept here, the whole is still in " + file.name()
                            + "; raise INGEST_MAX_TEXT_BYTES or split it",
                    null);
        }
        ParsedReview parsed = format == FileFormat.TEXT
                ? parser.text(chunk.bytes(), file.source(), clock.instant())
                : header != null ? row(header, chunk) : json(chunk);
        boolean broken = parsed instanceof ParsedReview.Refused refused && refused.reason() == Refusal.MALFORMED_JSON;
        return broken && !chunk.whole() ? cutShort() : parsed;
    }

    private ParsedReview json(Chunk chunk) {
        ParsedReview parsed = parser.json(chunk.bytes(), file.source(), clock.instant());
        return language != null
                        && parsed instanceof ParsedReview.Accepted accepted
                        && accepted.review().inLanguage() == null
                ? new ParsedReview.Accepted(JsonFeedHead.inLanguage(accepted.review(), language))
                : parsed;
    }

    private static ParsedReview cutShort() {
        return new ParsedReview.Refused(
                Refusal.TRUNCATED,
                "the file ends in the midst of this record; what came before it was read; send the whole file again",
                null);
    }

    private ParsedReview row(CsvHeader columns, Chunk chunk) {
        Optional<String> notUtf8 = ReviewParser.notUtf8(chunk.bytes());
        if (notUtf8.isPresent()) {
            return new ParsedReview.Refused(Refusal.NOT_UTF_8, notUtf8.get(), null);
        }
        CsvRow split = columns.split(new String(chunk.bytes(), StandardCharsets.UTF_8));
        if (split.open()) {
            return chunk.whole()
                    ? new ParsedReview.Refused(
                            Refusal.MALFORMED_CSV,
                            "a quote opens in this row and never closes; close it, or double it if it is meant",
                            null)
                    : cutShort();
        }
        List<String> fields = split.fields();
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (i < columns.names().size()) {
                row.put(columns.names().get(i), field);
            } else if (!field.isBlank()) {
                return new ParsedReview.Refused(
                        Refusal.MALFORMED_CSV,
                        "this row has " + fields.size() + " fields but the header names "
                                + columns.names().size() + "; put quotes around fields that contain a "
                                + columns.delimiter(),
                        null);
            }
        }
        return parser.fields(row, file.source(), clock.instant());
    }

    /** What concerns the file as a whole, if anything does. */
    private @Nullable FoundRecord wholeFile(byte[] head) throws IOException {
        if (head.length == 0) {
            boolean nothing = scanner.peek() == ByteScanner.END && scanner.cut().isEmpty();
            return nothing && !growing
                    ? wholeRefused(Refusal.EMPTY_FILE, "this file is empty; nothing to read in it", head)
                    : null;
        }
        Optional<String> binary = ReviewParser.binary(head);
        if (binary.isPresent()) {
            String what = ForeignFile.of(file.name())
                    .map(foreign -> "this is " + foreign)
                    .orElse(binary.get());
            return wholeRefused(Refusal.BINARY, what + "; its first bytes are kept here", head);
        }
        if (header == null) {
            return null;
        }
        if (!header.notUtf8().isEmpty()) {
            return wholeRefused(Refusal.NOT_UTF_8, header.notUtf8(), head);
        }
        if (!parser.knows(header.names(), file.source())) {
            return wholeRefused(
                    Refusal.NO_TEXT,
                    "no column holds the reviews' words: expected one such as text, review or comment, found "
                            + String.join(", ", header.names())
                            + "; where it has another name, a format in INGEST_FORMATS says so",
                    head);
        }
        return null;
    }

    private FoundRecord wholeRefused(Refusal reason, String message, byte[] head) {
        return new FoundRecord(file.name(), head, new ParsedReview.Refused(reason, message, null));
    }

    /** A list over several lines is no lines of JSON, whatever its name says. */
    private static FileFormat formatOf(FileSource file, byte[] head) {
        if (file.format() == FileFormat.UNNAMED) {
            FileFormat found = FileFormat.ofContent(head);
            return found == FileFormat.FEED ? FileFormat.TEXT : found;
        }
        if (file.format() == FileFormat.JSON && SequenceChunks.isSeparated(head)) {
            return FileFormat.LINES;
        }
        return file.format() == FileFormat.LINES && SequenceChunks.isList(head) ? FileFormat.JSON : file.format();
    }

    private Chunks lines(byte[] head) {
        return SequenceChunks.fits(head)
                ? new SequenceChunks(scanner, maxRecordBytes)
                : new LineChunks(scanner, maxRecordBytes);
    }

    private JsonLayout layout() throws IOException {
        try (var again = new Utf8Input(file.bytes().open(), Utf8Input.Encoding.UTF_8)) {
            return JsonLayout.of(again.text());
        }
    }

    private String place(Chunk chunk) {
        return chunks instanceof WholeChunks ? file.name() : place(chunk.start());
    }

    private String place(Position at) {
        return file.name() + ":" + at.line();
    }
}
