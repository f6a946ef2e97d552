package io.reviewstream.sink;

import io.micrometer.core.instrument.Timer;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.runtime.Vitals;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What is held of one partition between two commits to the store. Not thread-safe. */
final class Intake {
    /** Dead letters are held in memory, so their batch ends early. */
    private static final long MAX_LETTER_BYTES = 32L << 20;

    private static final byte[] NONE = {};

    private final Origin origin;
    private final PartitionStore store;
    private final DeadLetterOffice office;
    private final Roll roll;
    private final Map<Long, String> refused;
    private final ReviewReader reader = new ReviewReader();

    private final List<Letter> letters = new ArrayList<>();
    private final Vitals vitals;
    private final Timer latency;
    /** When the reviews that are held were received, ms since 1970: the first {@code records} are in use. */
    private long[] received = new long[1_024];

    private long next;
    private int records;
    private long bytes;
    private long letterBytes;
    private @Nullable OffsetRange deleted;
    private long since;
    private long lastProgress;
    private boolean storedSome;
    private byte[] sourceBytes = NONE;
    private String source = "";

    /** @param refused what the store is known not to hold: why, by offset */
    Intake(
            Origin origin,
            PartitionStore store,
            DeadLetterOffice office,
            Roll roll,
            Map<Long, String> refused,
            Vitals vitals) {
        this.refused = Map.copyOf(refused);
        this.vitals = vitals;
        this.latency = vitals.latency();
        this.origin = origin;
        this.store = store;
        this.office = office;
        this.roll = roll;
        this.next = store.position();
    }

    Origin origin() {
        return origin;
    }

    /** Where to read on. */
    long next() {
        return next;
    }

    boolean holdsSomething() {
        return next > store.position();
    }

    /** Takes a record; true when the batch is large enough now. */
    boolean take(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
        try {
            String refusal = refused.get(record.offset());
            if (refusal != null) {
                throw new NotAReviewException("refused-by-store", refusal);
            }
            var review = reader.read(record.value());
            store.add(new Stored(record.offset(), record.timestamp(), sourceOf(record), review));
            if (records == received.length) {
                received = Arrays.copyOf(received, received.length * 2);
            }
            received[records] = record.timestamp();
            records++;
            bytes += review.json().length + 1L;
        } catch (NotAReviewException e) {
            var letter = new Letter(record, e.reason(), String.valueOf(e.getMessage()));
            letters.add(letter);
            letterBytes += letter.bytes();
        }
        reached(record.offset() + 1, nowMillis);
        return bytes >= roll.maxBytes() || records >= roll.maxRecords() || letterBytes >= MAX_LETTER_BYTES;
    }

    /** Notes how far the partition is read, markers included. */
    void reached(long position, long nowMillis) {
        if (position > next) {
            if (!holdsSomething()) {
                since = nowMillis;
            }
            next = position;
            lastProgress = nowMillis;
        }
    }

    /** Offsets up to {@code begin} are no longer in the topic; nothing may be held then. */
    void deletedUpTo(long begin, long nowMillis) {
        deleted = new OffsetRange(next, begin);
        reached(begin, nowMillis);
    }

    /** Whether time is up for what is held. */
    boolean due(long nowMillis) {
        return holdsSomething() && roll.isTimeUp(storedSome, nowMillis - since, nowMillis - lastProgress);
    }

    /**
     * Makes what is held part of the store.
     *
     * @return the reviews stored, or -1 when another sink has stored from here already or the store {@link #refuses} some
     */
    long commit() throws InterruptedException {
        if (!letters.isEmpty()) {
            office.send(origin, letters, store.committedAt());
        }
        boolean stored = store.commit(new BatchEnd(next, letters.size(), deleted));
        long count = records;
        if (stored) {
            tell();
            storedSome |= records > 0;
        }
        letters.clear();
        records = 0;
        bytes = 0;
        letterBytes = 0;
        deleted = null;
        return stored ? count : -1;
    }

    /** Reviews that the last commit failed for: why the store cannot hold them, by offset. */
    Map<Long, String> refuses() {
        return store.refused();
    }

    private void tell() {
        vitals.in(records + letters.size());
        vitals.out(records);
        letters.forEach(letter -> vitals.dead(letter.reason(), 1));
        long now = System.currentTimeMillis();
        for (int i = 0; i < records; i++) {
            latency.record(Math.max(0, now - received[i]), TimeUnit.MILLISECONDS);
        }
    }

    void discard() {
        store.discard();
    }

    /** Records of one source follow each other, so its name is made once. */
    private String sourceOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CloudEvent.SOURCE_HEADER);
        byte[] found = header == null || header.value() == null ? NONE : header.value();
        if (!Arrays.equals(found, sourceBytes)) {
            sourceBytes = found;
            source = new String(found, StandardCharsets.UTF_8);
        }
        return source;
    }
}
