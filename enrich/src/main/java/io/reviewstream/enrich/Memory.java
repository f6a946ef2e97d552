package io.reviewstream.enrich;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of reviews, and for how long. A review that was not seen for {@code rememberFor} is forgotten: from
 * then on it is new again. That counts from the moment it is looked up, whether or not its entry has been removed by then,
 * so that what comes out does not depend on when the store is tidied up.
 *
 * <p>The time is a {@link SteadyTime}, which is kept in the store beside the reviews: a clock that is set, on this machine or
 * on the next one that has this store, makes it neither forget too early nor keep for ever. See decision 56.
 */
final class Memory {
    /** Looked at in one go; a stream thread does nothing else meanwhile, for some 50 ms. */
    private static final int ENTRIES_AT_ONCE = 50_000;

    /** Where the time is kept; no review has an empty id. */
    private static final String TIME = "";

    /** Seconds since 1970, behind the revision. */
    private static final int SEEN_BYTES = Integer.BYTES;

    /** The time where an entry has it, and behind it what the clock showed then. */
    private static final int TIME_BYTES = Revision.BYTES + 2 * SEEN_BYTES;

    private static final Duration TIME_KEPT_AT_LEAST_EVERY = Duration.ofHours(1);

    private final KeyValueStore<String, byte[]> store;
    private final Duration rememberFor;
    private final SteadyTime time;
    private Instant timeKept;
    private Instant nextTidy = Instant.MIN;
    private Instant nextPass = Instant.MIN;
    private @Nullable String goOnAfter;

    /**
     * The store is read, so it must be restored by now.
     *
     * @param rememberFor zero for ever
     */
    Memory(KeyValueStore<String, byte[]> store, Duration rememberFor, InstantSource clock) {
        this.store = store;
        this.rememberFor = rememberFor;
        byte[] kept = rememberFor.isZero() ? null : store.get(TIME);
        if (kept == null) {
            Instant now = clock.instant();
            time = new SteadyTime(clock, longestStep(rememberFor), now, now);
            timeKept = Instant.MIN;
        } else {
            timeKept = secondsAt(kept, Revision.BYTES);
            time = new SteadyTime(
                    clock, longestStep(rememberFor), timeKept, secondsAt(kept, Revision.BYTES + SEEN_BYTES));
        }
    }

    /** What one setting of the clock can take from what is remembered; and a stop that is longer counts as so long. */
    private static Duration longestStep(Duration rememberFor) {
        return rememberFor.isZero() ? Duration.ofDays(1) : longer(rememberFor.dividedBy(100), Duration.ofSeconds(2));
    }

    /** How often {@link #now} and {@link #tidy} are to be called at least: often enough for all of the time to count. */
    static Duration tidyEvery(Duration rememberFor) {
        return shorter(longestStep(rememberFor).dividedBy(2), Duration.ofSeconds(30));
    }

    /** The time that goes into {@link #entry} of what is seen now. */
    Instant now() {
        return time.now();
    }

    /** What {@link #entry} was of the last revision; null when the id is new or forgotten. */
    byte @Nullable [] recall(String id, Instant now) {
        byte[] entry = store.get(id);
        return entry == null || isOver(entry, now) ? null : entry;
    }

    /** A duplicate keeps its review from being forgotten. Not noted each time, as that is a write to the cluster. */
    void seenAgain(String id, byte[] recalled, Instant now) {
        if (!rememberFor.isZero()
                && (isOfNoUse(recalled, now) || age(recalled, now).compareTo(rememberFor.dividedBy(4)) > 0)) {
            store.put(id, entry(recalled, now));
        }
    }

    /**
     * Keeps the time, and removes what is forgotten, some of it at a time. Does nothing when called again soon, so it may be
     * called for each review: Kafka's timers stand still where the clock is set back.
     */
    void tidy(Instant now) {
        if (rememberFor.isZero()) {
            return;
        }
        keep(now);
        if (now.isBefore(nextTidy)) {
            return;
        }
        nextTidy = now.plus(tidyEvery(rememberFor).dividedBy(2));
        if (goOnAfter == null) {
            if (nextPass.isAfter(now)) {
                return;
            }
            nextPass = now.plus(rememberFor.dividedBy(10));
        }
        var over = new ArrayList<String>();
        var ofNoUse = new ArrayList<KeyValue<String, byte[]>>();
        String last = null;
        int looked = 0;
        try (KeyValueIterator<String, byte[]> entries = store.range(goOnAfter, null)) {
            while (looked < ENTRIES_AT_ONCE && entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                looked++;
                last = entry.key;
                if (last.equals(TIME)) {
                    continue;
                }
                if (isOver(entry.value, now)) {
                    over.add(last);
                } else if (isOfNoUse(entry.value, now)) {
                    ofNoUse.add(entry);
                }
            }
        }
        over.forEach(store::delete);
        ofNoUse.forEach(entry -> store.put(entry.key, entry(entry.value, now)));
        goOnAfter = looked < ENTRIES_AT_ONCE ? null : last;
    }

    /** What is stored of a review. */
    static byte[] entry(Revision revision, Instant seen) {
        return entry(revision.toBytes(), seen);
    }

    private static byte[] entry(byte[] revision, Instant seen) {
        return ByteBuffer.allocate(Revision.BYTES + SEEN_BYTES)
                .put(revision, 0, Revision.BYTES)
                .putInt((int) seen.getEpochSecond())
                .array();
    }

    private void keep(Instant now) {
        Duration every = shorter(longestStep(rememberFor), TIME_KEPT_AT_LEAST_EVERY);
        if (timeKept.equals(Instant.MIN) || !now.isBefore(timeKept.plus(every))) {
            store.put(
                    TIME,
                    ByteBuffer.allocate(TIME_BYTES)
                            .putInt(Revision.BYTES, (int) now.getEpochSecond())
                            .putInt(Revision.BYTES + SEEN_BYTES, (int)
                                    time.looked().getEpochSecond())
                            .array());
            timeKept = now;
        }
    }

    private boolean isOver(byte[] entry, Instant now) {
        return !rememberFor.isZero() && hasTime(entry) && age(entry, now).compareTo(rememberFor) > 0;
    }

    /** Whether an entry has no time, being from before times were noted, or one that has not come yet. */
    private boolean isOfNoUse(byte[] entry, Instant now) {
        return !hasTime(entry) || age(entry, now).negated().compareTo(rememberFor.dividedBy(10)) > 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean hasTime(byte[] entry) {
        return entry.length > Revision.BYTES;
    }

    private static Duration age(byte[] entry, Instant now) {
        return Duration.between(secondsAt(entry, Revision.BYTES), now);
    }

    private static Instant secondsAt(byte[] bytes, int index) {
        // Unsigned, which goes on until 2106.
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(index)));
    }
}
