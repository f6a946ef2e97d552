package io.reviewstream.ingest.file;

import io.reviewstream.ingest.feed.FeedDocument;
import io.reviewstream.ingest.feed.FeedItem;
import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of a feed's document. Their place is their number. */
final class FeedRecords implements RecordReader {
    /** A feed of 10,000 long items has less. */
    private static final int MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

    private static final ParsedReview DAMAGED =
            refused(Refusal.TRUNCATED, "the packed file is cut off or damaged; send the whole file again");

    private final FileSource file;
    private final ReviewParser parser;
    private final InstantSource clock;
    private final List<FeedItem> items;
    private @Nullable FoundRecord whole;
    private boolean damaged;
    private long next;

    FeedRecords(FileSource file, long maxTextBytes, ExportFormats formats, InstantSource clock, Position start)
            throws IOException {
        this.file = file;
        this.parser = new ReviewParser(maxTextBytes, formats);
        this.clock = clock;
        this.next = start.offset();
        byte[] bytes;
        boolean cut;
        // A document says itself how it is encoded, even where it is packed.
        try (var in = new Utf8Input(file.bytes().open(), Utf8Input.Encoding.AS_IT_IS)) {
            bytes = in.text().readNBytes(MAX_DOCUMENT_BYTES + 1);
            cut = in.cut().isPresent();
        }
        Optional<FeedDocument> document = bytes.length == 0 || bytes.length > MAX_DOCUMENT_BYTES
                ? Optional.empty()
                : FeedDocument.parse(bytes, file.charset(), file.source());
        this.items = document.map(FeedDocument::items).orElse(List.of());
        this.damaged = cut && !items.isEmpty() && items.stream().allMatch(FeedItem::whole);
        if (document.isEmpty() && start.offset() == 0) {
            this.whole = new FoundRecord(file.name(), head(bytes), refusal(bytes, cut));
        }
    }

    @Override
    public Optional<FoundRecord> next() {
        if (whole != null) {
            FoundRecord only = whole;
            whole = null;
            return Optional.of(only);
        }
        if (next >= items.size()) {
            boolean untold = damaged;
            damaged = false;
            return untold ? Optional.of(new FoundRecord(file.name(), new byte[0], DAMAGED)) : Optional.empty();
        }
        FeedItem item = items.get((int) next);
        next++;
        ParsedReview parsed = item.whole()
                ? parser.fields(item.fields(), file.source(), clock.instant())
                : new ParsedReview.Refused(
                        Refusal.TRUNCATED,
                        "the feed ends in the midst of this item; what came before it was read; fetch it again",
                        null);
        return Optional.of(new FoundRecord(
                file.name() + "#" + next, head(item.original().getBytes(StandardCharsets.UTF_8)), parsed));
    }

    @Override
    public Position position() {
        return new Position(next, next + 1);
    }

    @Override
    public void close() {}

    private static ParsedReview refusal(byte[] bytes, boolean cut) {
        if (cut) {
            return DAMAGED;
        }
        if (bytes.length == 0) {
            return refused(Refusal.EMPTY_FILE, "this file is empty; nothing to read in it");
        }
        if (bytes.length > MAX_DOCUMENT_BYTES) {
            return refused(
                    Refusal.TOO_LARGE, "this feed has more than 32 MiB; its first 64 KiB are kept here; split it");
        }
        Optional<String> binary = ReviewParser.binary(bytes);
        return binary.isPresent()
                ? refused(Refusal.BINARY, binary.get())
                : refused(
                        Refusal.NOT_A_REVIEW,
                        "this is no RSS or Atom feed, perhaps a web page; other XML is not read: save it as CSV or JSON");
    }

    private static ParsedReview refused(Refusal reason, String message) {
        return new ParsedReview.Refused(reason, message, null);
    }

    private static byte[] head(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, Math.min(bytes.length, Chunk.KEPT_OF_TOO_LARGE));
    }
}
