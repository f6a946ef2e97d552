package io.reviewstream.ingest;

import io.reviewstream.events.RawReview;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.position.PushProgress;
import io.reviewstream.ingest.position.RecentReviews;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.ingest.push.Batch;
import io.reviewstream.ingest.push.Intake;
import io.reviewstream.ingest.push.Outcome;
import io.reviewstream.ingest.push.PushedReview;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Commits what is pushed: whatever came while the last transaction was committed goes into the next one, and is then
 * acknowledged. One thread's own.
 */
final class PushIngest {
    /** The place in the source under which its one checkpoint stands. */
    static final String PLACE = "push";

    private static final int MOST_IN_TRANSACTION = 5_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Intake intake;
    private final RecentReviews recent;
    private final String topic;
    private final SourceWriter writer;
    private final RecordSender sender;
    private final Map<String, PushProgress> progress;
    private final Runnable onCommit;

    /** @param progress what is committed; kept up to date */
    PushIngest(
            Intake intake,
            RecentReviews recent,
            String topic,
            SourceWriter writer,
            RecordSender sender,
            Map<String, PushProgress> progress,
            Runnable onCommit) {
        this.intake = intake;
        this.recent = recent;
        this.topic = topic;
        this.writer = writer;
        this.sender = sender;
        this.progress = progress;
        this.onCommit = onCommit;
    }

    /** Commits what comes in until the intake is closed. */
    void serve() throws InterruptedException {
        try {
            while (!intake.isDone()) {
                List<Batch> group = intake.take(MOST_IN_TRANSACTION, LOOK);
                if (!group.isEmpty()) {
                    long begun = System.nanoTime();
                    commit(group);
                    intake.committed(group, Duration.ofNanos(System.nanoTime() - begun));
                }
            }
        } finally {
            intake.fail(new IllegalStateException("the service has stopped"));
        }
    }

    private void commit(List<Batch> group) {
        try {
            var sent = new HashMap<String, Sent>();
            var outcomes = new ArrayList<List<Supplier<Outcome>>>();
            long news = 0;
            for (Batch batch : group) {
                var ofBatch = new ArrayList<Supplier<Outcome>>();
                for (PushedReview pushed : batch.reviews()) {
                    Optional<Supplier<Outcome>> known = known(pushed, sent).or(() -> send(pushed, sent));
                    ofBatch.add(known.orElseGet(() -> stored(pushed, sent)));
                    news += known.isPresent() ? 0 : 1;
                }
                outcomes.add(ofBatch);
            }
            if (news > 0) {
                var after = new PushProgress(current().ingested() + news);
                writer.progress(PLACE, after);
                writer.commit();
                progress.put(PLACE, after);
                onCommit.run();
            }
            sent.forEach((id, last) -> recent.remember(id, last.place()));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done(outcomes.get(i).stream().map(Supplier::get).toList());
            }
        } catch (RuntimeException e) {
            group.forEach(batch -> batch.failed(e));
            throw e;
        }
    }

    /** What is to be answered for a review that needs not be sent; empty for one that must. */
    private Optional<Supplier<Outcome>> known(PushedReview pushed, Map<String, Sent> sent) {
        String id = pushed.review().id();
        Sent now = sent.get(id);
        if (now != null) {
            return known(pushed, now.content, now::place);
        }
        return recent.find(id).flatMap(before -> known(pushed, before.content(), () -> before));
    }

    private Optional<Supplier<Outcome>> known(
            PushedReview pushed, String content, Supplier<RecentReviews.Place> where) {
        if (content.equals(pushed.content())) {
            return Optional.of(() -> {
                RecentReviews.Place place = where.get();
                return new Outcome.Stored(pushed.review().id(), topic, place.partition(), place.offset(), true);
            });
        }
        return pushed.keyed()
                ? Optional.of(() -> new Outcome.Refused(
                        422,
                        "idempotency-key-reused",
                        "this Idempotency-Key was sent before with another review; use a new one",
                        null))
                : Optional.empty();
    }

    /** Sends a review; what is to be answered when it cannot be sent. */
    private Optional<Supplier<Outcome>> send(PushedReview pushed, Map<String, Sent> sent) {
        RawReview review = pushed.review();
        var now = new Sent(pushed.content());
        Optional<ParsedReview.Refused> refused = sender.send(review, review.id(), pushed.trace(), now::putAt);
        if (refused.isEmpty()) {
            sent.put(review.id(), now);
        }
        return refused.map(why -> () -> new Outcome.Refused(413, why.reason().code(), why.message(), why.id()));
    }

    private Supplier<Outcome> stored(PushedReview pushed, Map<String, Sent> sent) {
        String id = pushed.review().id();
        Sent now = Objects.requireNonNull(sent.get(id));
        return () -> {
            RecentReviews.Place place = now.place();
            return new Outcome.Stored(id, topic, place.partition(), place.offset(), false);
        };
    }

    private PushProgress current() {
        return progress.getOrDefault(PLACE, PushProgress.NONE);
    }

    /** A review in the transaction that is open. */
    private static final class Sent {
        private final String content;
        /** Set by the producer's thread, read when the commit has ended. */
        private volatile @Nullable RecordMetadata metadata;

        Sent(String content) {
            this.content = content;
        }

        void putAt(RecordMetadata where) {
            metadata = where;
        }

        RecentReviews.Place place() {
            RecordMetadata where = metadata;
            if (where == null) {
                throw new IllegalStateException("committed without having been written");
            }
            return new RecentReviews.Place(content, where.partition(), where.offset());
        }
    }
}
