package io.reviewstream.ingest;

import io.reviewstream.events.RawReview;
import io.reviewstream.ingest.live.LiveEvent;
import io.reviewstream.ingest.live.LiveStream;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewContent;
import io.reviewstream.ingest.parse.ReviewId;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.ingest.position.StreamProgress;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the events of one live stream, and connects again behind the last one that counts. One thread's own. */
final class LiveIngest {
    /** The place in the source under which its one checkpoint stands. */
    static final String PLACE = "stream";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    /** Enough for what a server sends again after a break; it is committed each time. */
    private static final int REMEMBERED = 1_000;

    private static final int KEPT_OF_TOO_LARGE = 64 * 1024;

    private final Source.Live source;
    private final ReviewParser parser;
    private final LiveStream stream;
    private final SourceWriter writer;
    private final RecordSender sender;
    private final Map<String, StreamProgress> progress;
    private final Notices notices;
    private final InstantSource clock;
    private final Runnable onCommit;
    private final SeenItems seen;
    private @Nullable String lastId;
    private long ingested;
    private long deadLetters;
    private long skipped;
    private boolean changed;

    /** @param progress what is committed; kept up to date */
    LiveIngest(
            Source.Live source,
            ReviewParser parser,
            LiveStream stream,
            SourceWriter writer,
            RecordSender sender,
            Map<String, StreamProgress> progress,
            Notices notices,
            InstantSource clock,
            Runnable onCommit) {
        this.source = source;
        this.parser = parser;
        this.stream = stream;
        this.writer = writer;
        this.sender = sender;
        this.progress = progress;
        this.notices = notices;
        this.clock = clock;
        this.onCommit = onCommit;
        StreamProgress from = progress.getOrDefault(PLACE, StreamProgress.NONE);
        this.seen = new SeenItems(from.seen());
        this.lastId = from.lastEventId();
        this.ingested = from.ingested();
        this.deadLetters = from.deadLetters();
        this.skipped = from.skipped();
    }

    /** Takes events until asked to stop, or until the server says that there is no more; always true. */
    boolean follow(StopSignal stop) throws InterruptedException {
        Duration wait = FIRST_RETRY;
        boolean failing = false;
        while (!stop.isTripped()) {
            Duration asked = Duration.ZERO;
            try (LiveStream.Connection connection = stream.connect(lastId)) {
                if (failing) {
                    notices.tell(source.uri() + ": it is connected again");
                    failing = false;
                }
                asked = connection.retry();
                while (!stop.isTripped()) {
                    Optional<LiveEvent> event = connection.next(LOOK);
                    asked = connection.retry();
                    if (event.isPresent()) {
                        take(event.get());
                        wait = FIRST_RETRY;
                    }
                    if (event.isEmpty() || writer.isDue()) {
                        commit();
                    }
                }
            } catch (LiveStream.NoMoreException e) {
                commit();
                return true;
            } catch (IOException e) {
                if (e instanceof LiveStream.BusyException busy) {
                    asked = busy.retryAfter();
                }
                if (!failing && !stop.isTripped()) {
                    notices.tell(source.uri() + ": " + e.getMessage() + "; it is connected to again");
                }
                failing = true;
            }
            commit();
            Duration pause = spread(asked.isZero() ? wait : asked);
            wait = wait.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? wait.multipliedBy(2) : LONGEST_RETRY;
            stop.await(pause);
        }
        return true;
    }

    private void take(LiveEvent event) {
        if (event.isTooLong()) {
            setAside(
                    event,
                    new ParsedReview.Refused(
                            Refusal.TOO_LARGE,
                            "the event has " + event.length() + " bytes, more than the " + event.data().length
                                    + " that are allowed; raise INGEST_MAX_TEXT_BYTES",
                            null));
        } else {
            for (ParsedReview parsed : parse(event.data())) {
                take(event, parsed);
            }
        }
        if (event.lastId() != null) {
            lastId = event.lastId();
        }
        changed = true;
    }

    private List<ParsedReview> parse(byte[] data) {
        int i = 0;
        while (i < data.length && (data[i] == ' ' || data[i] == '\n' || data[i] == '\t')) {
            i++;
        }
        return i < data.length && data[i] == '['
                ? parser.array(data, source.uri(), clock.instant())
                : List.of(parser.json(data, source.uri(), clock.instant()));
    }

    private void take(LiveEvent event, ParsedReview parsed) {
        if (parsed instanceof ParsedReview.Accepted accepted) {
            RawReview review = accepted.review();
            if (seen.isNews(review.id(), ReviewContent.bytes(review))) {
                seen.forget(REMEMBERED);
                sender.send(review, event.lastId() == null ? review.id() : event.lastId())
                        .ifPresentOrElse(refused -> setAside(event, refused), () -> ingested++);
            }
            if (source.isWebSocket() && !ReviewId.isOfContent(review.id())) {
                lastId = review.id();
            }
        } else if (parsed instanceof ParsedReview.Refused refused
                && (event.type().equals("message") || event.type().equals("review"))) {
            setAside(event, refused);
        } else {
            // An event of another type need be no review: a sign of life, a count, an advertisement.
            skipped++;
        }
    }

    private void setAside(LiveEvent event, ParsedReview.Refused refused) {
        // An event without an id has that of the one before: two under one id are not one that changes.
        String known = (event.lastId() == null ? "" : event.lastId()) + "#" + Arrays.hashCode(event.data());
        if (!seen.isNews("bad " + known, event.data())) {
            return;
        }
        seen.forget(REMEMBERED);
        String place =
                event.lastId() == null ? "event " + (ingested + deadLetters + skipped + 1) : "event " + event.lastId();
        byte[] original = event.isTooLong()
                ? Arrays.copyOf(event.data(), Math.min(event.data().length, KEPT_OF_TOO_LARGE))
                : event.data();
        sender.setAside(refused, place, original, clock.instant());
        notices.record(source.uri(), source.uri() + " " + place + ": " + refused.message());
        deadLetters++;
    }

    private void commit() {
        if (changed) {
            var now = new StreamProgress(lastId, seen.entries(), ingested, deadLetters, skipped);
            writer.progress(PLACE, now);
            writer.commit();
            progress.put(PLACE, now);
            changed = false;
            onCommit.run();
        }
    }

    /** Up to a tenth longer, so that not all who were cut off come back at the same moment. */
    private Duration spread(Duration wait) {
        int part =
                Math.floorMod(Arrays.hashCode((source.uri() + clock.instant()).getBytes(StandardCharsets.UTF_8)), 100);
        return wait.plus(wait.multipliedBy(part).dividedBy(1000));
    }
}
