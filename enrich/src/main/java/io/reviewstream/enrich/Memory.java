package io.reviewstream.enrich;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of reviews, and for how long. A review that was not seen for {@code rememberFor} is forgotten: from
 * then on it is new again. That counts from the moment it is looked up, whether or not its entry has been removed by then,
 * so that what comes out does not depend on when the store is tidied up.
 *
 * <p>The time is the clock's. Timestamps of records will not do: one from the far future would make all be forgotten.
 */
final class Memory {
    /** Looked at in one go; a stream thread does nothing else meanwhile, for some 50 ms. */
    private static final int ENTRIES_AT_ONCE = 50_000;

    /** Seconds since 1970, behind the revision. */
    private static final int SEEN_BYTES = Integer.BYTES;

    private final KeyValueStore<String, byte[]> store;
    private final Duration rememberFor;
    private final InstantSource clock;
    private @Nullable String goOnAfter;
    private Instant passBegun = Instant.MIN;

    /** @param rememberFor zero for ever */
    Memory(KeyValueStore<String, byte[]> store, Duration rememberFor, InstantSource clock) {
        this.store = store;
        this.rememberFor = rememberFor;
        this.clock = clock;
    }

    /** How often {@link #forgetSome} is to be called. */
    static Duration tidyEvery(Duration rememberFor) {
        Duration tenth = rememberFor.dividedBy(10);
        if (tenth.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return tenth.compareTo(Duration.ofSeconds(30)) > 0 ? Duration.ofSeconds(30) : tenth;
    }

    /** What {@link Revision#toBytes} was of the last revision; null when the id is new or forgotten. */
    byte @Nullable [] recall(String id) {
        byte[] entry = store.get(id);
        return entry == null || isOver(entry, clock.instant()) ? null : entry;
    }

    void remember(String id, Revision revision) {
        store.put(id, entry(revision.toBytes()));
    }

    /** A duplicate keeps its review from being forgotten. Not noted each time, as that is a write to the cluster. */
    void seenAgain(String id, byte[] recalled) {
        if (!rememberFor.isZero() && age(recalled, clock.instant()).compareTo(rememberFor.dividedBy(4)) > 0) {
            store.put(id, entry(recalled));
        }
    }

    /** Removes what is forgotten, some of it at a time. */
    void forgetSome() {
        Instant now = clock.instant();
        if (rememberFor.isZero()) {
            return;
        }
        if (goOnAfter == null) {
            if (passBegun.plus(rememberFor.dividedBy(10)).isAfter(now)) {
                return;
            }
            passBegun = now;
        }
        var over = new ArrayList<String>();
        var timeless = new ArrayList<KeyValue<String, byte[]>>();
        String last = null;
        int looked = 0;
        try (KeyValueIterator<String, byte[]> entries = store.range(goOnAfter, null)) {
            while (looked < ENTRIES_AT_ONCE && entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                looked++;
                last = entry.key;
                if (isOver(entry.value, now)) {
                    over.add(entry.key);
                } else if (entry.value.length == Revision.BYTES) {
                    timeless.add(entry);
                }
            }
        }
        over.forEach(store::delete);
        timeless.forEach(entry -> store.put(entry.key, entry(entry.value)));
        goOnAfter = looked < ENTRIES_AT_ONCE ? null : last;
    }

    private byte[] entry(byte[] revision) {
        return ByteBuffer.allocate(Revision.BYTES + SEEN_BYTES)
                .put(revision, 0, Revision.BYTES)
                .putInt((int) clock.instant().getEpochSecond())
                .array();
    }

    private boolean isOver(byte[] entry, Instant now) {
        return !rememberFor.isZero() && age(entry, now).compareTo(rememberFor) > 0;
    }

    private static Duration age(byte[] entry, Instant now) {
        if (entry.length == Revision.BYTES) {
            return Duration.ZERO; // From before times were noted; a pass over the store notes one.
        }
        int seen = ByteBuffer.wrap(Arrays.copyOfRange(entry, Revision.BYTES, entry.length))
                .getInt();
        // Unsigned, which goes on until 2106.
        return Duration.between(Instant.ofEpochSecond(Integer.toUnsignedLong(seen)), now);
    }
}
