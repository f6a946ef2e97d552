package io.reviewstream.sink.files;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Remembers millions of reviews in 24 bytes each: by 128 bits of a hash of id and revision, so that two different ones are
 * taken for the same less often than disks err.
 */
final class SeenReviews {
    private static final int START = 1 << 12;

    private final MessageDigest digest = Sha256.start();
    private long[] high = new long[START];
    private long[] low = new long[START];
    private long[] places = new long[START];
    private int size;

    /**
     * Adds a review.
     *
     * @param place any number but 0
     * @return where it was seen before, or 0
     */
    long add(byte[] json, int idStart, int idEnd, int revision, long place) {
        digest.update(json, idStart, idEnd - idStart);
        digest.update(ByteBuffer.allocate(5).put((byte) 0).putInt(revision).flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        if (size > high.length / 2) {
            grow();
        }
        return put(hash.getLong(), hash.getLong(), place);
    }

    private long put(long hashHigh, long hashLow, long place) {
        int mask = high.length - 1;
        int slot = (int) hashLow & mask;
        while (places[slot] != 0) {
            if (high[slot] == hashHigh && low[slot] == hashLow) {
                return places[slot];
            }
            slot = (slot + 1) & mask;
        }
        high[slot] = hashHigh;
        low[slot] = hashLow;
        places[slot] = place;
        size++;
        return 0;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldPlaces = places;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        places = new long[oldPlaces.length * 2];
        size = 0;
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                put(oldHigh[i], oldLow[i], oldPlaces[i]);
            }
        }
    }
}
