package io.reviewstream.ingest;

import io.reviewstream.events.RawReview;
import io.reviewstream.ingest.feed.FeedAnswer;
import io.reviewstream.ingest.feed.FeedClient;
import io.reviewstream.ingest.feed.FeedDocument;
import io.reviewstream.ingest.feed.FeedPages;
import io.reviewstream.ingest.feed.Redirect;
import io.reviewstream.ingest.file.FileFormat;
import io.reviewstream.ingest.file.FileSource;
import io.reviewstream.ingest.file.FoundRecord;
import io.reviewstream.ingest.file.Position;
import io.reviewstream.ingest.file.RecordReader;
import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.ReviewContent;
import io.reviewstream.ingest.position.FeedProgress;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.runtime.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Polls one feed and sends what is new or changed in it. One thread's own. */
final class FeedIngest {
    /** The place in the source under which its one checkpoint stands. */
    static final String PLACE = "feed";

    /** Items that have left the feed are remembered so far back, in case they return. */
    private static final int REMEMBERED = 20_000;

    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    /** Who is asked to come back later than this is told so, where nobody said that we should follow. */
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private final Source.Feed source;
    private final long maxTextBytes;
    private final ExportFormats formats;
    private final FeedClient client;
    private final SourceWriter writer;
    private final RecordSender sender;
    private final Map<String, FeedProgress> progress;
    private final Notices notices;
    private final InstantSource clock;
    private final Runnable onCommit;
    private final SeenItems seen;
    private URI address;
    private Duration feedAsks = Duration.ZERO;
    private String whySkipped = "";
    /** Whether all pages were read since it began: then news are only on those before the first without any. */
    private boolean allPagesKnown;

    private @Nullable String toldUnread;

    /** @param progress what is committed; kept up to date */
    FeedIngest(
            Source.Feed source,
            long maxTextBytes,
            ExportFormats formats,
            FeedClient client,
            SourceWriter writer,
            RecordSender sender,
            Map<String, FeedProgress> progress,
            Notices notices,
            InstantSource clock,
            Runnable onCommit) {
        this.source = source;
        this.maxTextBytes = maxTextBytes;
        this.formats = formats;
        this.client = client;
        this.writer = writer;
        this.sender = sender;
        this.progress = progress;
        this.notices = notices;
        this.clock = clock;
        this.onCommit = onCommit;
        this.seen = new SeenItems(current().seen());
        String moved = current().movedTo();
        this.address = moved == null ? source.address() : URI.create(Redirect.withoutUser(moved));
    }

    /**
     * Reads the feed as it is now.
     *
     * @throws UnavailableException when it cannot be had, after some attempts
     */
    boolean readOnce(StopSignal stop) throws InterruptedException {
        Duration wait = FIRST_RETRY;
        for (int attempt = 1; !stop.isTripped(); attempt++) {
            Optional<FeedAnswer.Failed> failed = poll(stop);
            if (failed.isEmpty()) {
                return !stop.isTripped();
            }
            if (failed.get().lasting() || attempt == ATTEMPTS) {
                throw new UnavailableException(
                        source.uri() + ": " + failed.get().message() + "; check the address and try again later");
            }
            Duration next = longer(wait, failed.get().retryAfter());
            if (next.compareTo(LONGEST_PATIENCE) > 0) {
                throw new UnavailableException(
                        source.uri() + ": " + failed.get().message()
                                + " and asks to be left alone for " + (next.toSeconds() + 59) / 60
                                + " minutes; try again then");
            }
            notices.tell(source.uri() + ": " + failed.get().message() + "; it is asked again in "
                    + Math.max(1, next.toSeconds()) + " s");
            stop.await(next);
            wait = wait.multipliedBy(2);
        }
        return false;
    }

    /** Reads the feed again and again; a failure is told and waited out. */
    boolean follow(Duration pollEvery, StopSignal stop) throws InterruptedException {
        Duration wait = FIRST_RETRY;
        boolean failing = false;
        while (!stop.isTripped()) {
            Optional<FeedAnswer.Failed> failed = poll(stop);
            if (failed.isPresent()) {
                if (!failing) {
                    notices.tell(
                            source.uri() + ": " + failed.get().message() + "; it is asked again from time to time");
                }
                failing = true;
                stop.await(longer(spread(wait), failed.get().retryAfter()));
                wait = shorter(wait.multipliedBy(2), longer(LONGEST_RETRY, pollEvery));
            } else {
                if (failing) {
                    notices.tell(source.uri() + ": it answers again");
                }
                failing = false;
                wait = FIRST_RETRY;
                stop.await(longer(spread(pollEvery), feedAsks));
            }
        }
        return !failing;
    }

    private Optional<FeedAnswer.Failed> poll(StopSignal stop) throws InterruptedException {
        FeedProgress before = current();
        FeedAnswer answer = client.get(address, before.etag(), before.lastModified());
        if (answer instanceof FeedAnswer.Failed failed) {
            if (!address.equals(source.address()) && failed.lasting()) {
                // Moved for good, and gone from there: perhaps it is back where it was.
                address = source.address();
            }
            return Optional.of(failed);
        }
        if (answer instanceof FeedAnswer.Document document) {
            return read(document, before, stop);
        }
        URI movedTo = ((FeedAnswer.NotModified) answer).movedTo();
        if (movedTo != null) {
            address = movedTo;
            note(new FeedProgress(
                    movedTo.toString(),
                    before.etag(),
                    before.lastModified(),
                    before.seen(),
                    before.ingested(),
                    before.deadLetters(),
                    before.skipped()));
        }
        return Optional.empty();
    }

    /** Reads a document and the pages that follow it, while they have news or are not all known yet. */
    private Optional<FeedAnswer.Failed> read(FeedAnswer.Document document, FeedProgress before, StopSignal stop)
            throws InterruptedException {
        var pages = new FeedPages();
        var counts = new long[] {before.ingested(), before.deadLetters(), before.skipped()};
        boolean all = allPagesKnown;
        // Whatever ends this before its time, the next attempt must not stop at a page of which all is known.
        allPagesKnown = false;
        int items = 0;
        FeedAnswer.Document page = document;
        while (true) {
            long news = counts[0] + counts[1] + counts[2];
            String name = page.equals(document) ? source.uri() : page.from().toString();
            var read = readPage(page, name, before, counts, stop);
            if (read.failed() != null || stop.isTripped()) {
                return Optional.ofNullable(read.failed());
            }
            items += read.items();
            Optional<URI> next = pages.after(page, read.next());
            if (next.isEmpty() || all && news == counts[0] + counts[1] + counts[2]) {
                break;
            }
            FeedAnswer answer = client.get(next.get(), null, null);
            if (!(answer instanceof FeedAnswer.Document further)) {
                note(unfinished(before, counts));
                return Optional.of(
                        answer instanceof FeedAnswer.Failed failed
                                ? new FeedAnswer.Failed(
                                        "its page " + next.get() + ": " + failed.message(),
                                        failed.retryAfter(),
                                        failed.lasting())
                                : new FeedAnswer.Failed(
                                        "its page " + next.get() + " is not sent", Duration.ZERO, false));
            }
            page = further;
        }
        allPagesKnown = true;
        tellOnce(pages.unread());
        notices.skipped(source.uri(), counts[2] - before.skipped(), whySkipped);
        seen.forget(Math.max(REMEMBERED, items));
        address = document.movedTo() == null ? address : document.movedTo();
        var after = new FeedProgress(
                address.equals(source.address()) ? null : address.toString(),
                document.etag(),
                document.lastModified(),
                seen.entries(),
                counts[0],
                counts[1],
                counts[2]);
        if (!after.equals(current())) {
            note(after);
        }
        return Optional.empty();
    }

    /** Says that the feed goes on where it is not read, not at each poll. */
    private void tellOnce(@Nullable String unread) {
        if (unread != null && !unread.equals(toldUnread)) {
            notices.tell(source.uri() + ": its page " + unread);
        }
        toldUnread = unread;
    }

    /**
     * What came of one page.
     *
     * @param items in it
     * @param next where it says that the next one is, null when it does not
     * @param failed why it is none, null when it is one
     */
    private record Page(int items, @Nullable String next, FeedAnswer.@Nullable Failed failed) {}

    /** @param name for people */
    private Page readPage(FeedAnswer.Document page, String name, FeedProgress before, long[] counts, StopSignal stop) {
        FileFormat format = FileFormat.ofFeed(page.body());
        String next = null;
        if (format == FileFormat.FEED) {
            Optional<FeedDocument> feed = FeedDocument.parse(page.body(), page.charset(), source.uri());
            if (feed.isEmpty()) {
                return new Page(0, null, new FeedAnswer.Failed(FeedDocument.whyNone(page.body()), Duration.ZERO, true));
            }
            feedAsks = Duration.ofMinutes(feed.get().ttlMinutes());
            next = feed.get().next();
        } else {
            next = FeedPages.nextOf(page.body());
        }
        int items = 0;
        var occurrences = new HashMap<String, Integer>();
        // To ids the feed is its address, wherever it was fetched from.
        var file =
                new FileSource(name, source.uri(), format, () -> new ByteArrayInputStream(page.body()), page.charset());
        try (RecordReader records = RecordReader.open(file, maxTextBytes, formats, clock, Position.START, false)) {
            Optional<FoundRecord> found;
            while (!stop.isTripped() && (found = records.next()).isPresent()) {
                items++;
                if (!take(found.get(), occurrences, counts)) {
                    continue;
                }
                if (found.get().parsed() instanceof ParsedReview.Skipped passed) {
                    whySkipped = passed.message();
                }
                if (writer.isDue()) {
                    note(unfinished(before, counts));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        notices.endFile();
        if (stop.isTripped()) {
            note(unfinished(before, counts));
        }
        return new Page(items, next, null);
    }

    /** Not all is read yet: without the etag the next attempt fetches it again. */
    private FeedProgress unfinished(FeedProgress before, long[] counts) {
        return new FeedProgress(before.movedTo(), null, null, seen.entries(), counts[0], counts[1], counts[2]);
    }

    /** Sends the item if it is news; false when it is known. */
    private boolean take(FoundRecord found, Map<String, Integer> occurrences, long[] counts) {
        ParsedReview parsed = found.parsed();
        if (parsed instanceof ParsedReview.Accepted accepted) {
            RawReview review = accepted.review();
            // Two items of one id in one document must not look like one that changes to and fro.
            int occurrence = occurrences.merge(review.id(), 1, Integer::sum);
            if (!seen.isNews("review " + occurrence + " " + review.id(), ReviewContent.bytes(review))) {
                return false;
            }
            sender.send(review, review.url() == null ? review.id() : review.url())
                    .ifPresentOrElse(refused -> setAside(found, refused, counts), () -> counts[0]++);
        } else if (parsed instanceof ParsedReview.Refused refused) {
            if (!seen.isNews("bad " + Arrays.hashCode(found.original()), found.original())) {
                return false;
            }
            setAside(found, refused, counts);
        } else {
            if (!seen.isNews("skipped " + Arrays.hashCode(found.original()), found.original())) {
                return false;
            }
            counts[2]++;
        }
        return true;
    }

    private void setAside(FoundRecord found, ParsedReview.Refused refused, long[] counts) {
        sender.setAside(refused, found.place(), found.original(), clock.instant());
        notices.record(source.uri(), found.place() + ": " + refused.message());
        counts[1]++;
    }

    private void note(FeedProgress now) {
        writer.progress(PLACE, now);
        writer.commit();
        progress.put(PLACE, now);
        onCommit.run();
    }

    private FeedProgress current() {
        return progress.getOrDefault(PLACE, FeedProgress.NONE);
    }

    /** Feeds are not all asked at the same moment. */
    private Duration spread(Duration wait) {
        return wait.plus(
                wait.multipliedBy(Math.floorMod(source.uri().hashCode(), 100)).dividedBy(1000));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
