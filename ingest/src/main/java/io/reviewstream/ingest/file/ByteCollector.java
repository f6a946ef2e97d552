package io.reviewstream.ingest.file;

import java.util.Arrays;

/** Collects the bytes of one record up to a limit; beyond it they are counted only. */
final class ByteCollector {
    private final int limit;
    private byte[] bytes = new byte[1024];
    private int kept;
    private long length;

    ByteCollector(int limit) {
        this.limit = limit;
    }

    void clear() {
        kept = 0;
        length = 0;
        if (bytes.length > 1 << 20) {
            bytes = new byte[1024];
        }
    }

    void add(int b) {
        length++;
        if (kept < limit) {
            room(1);
            bytes[kept++] = (byte) b;
        }
    }

    void add(byte[] from, int start, int count) {
        length += count;
        int taken = Math.min(count, limit - kept);
        if (taken > 0) {
            room(taken);
            System.arraycopy(from, start, bytes, kept, taken);
            kept += taken;
        }
    }

    boolean isFull() {
        return length > limit;
    }

    /** No room left, though nothing was dropped yet. */
    boolean isAtLimit() {
        return length >= limit;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** What was collected, as a record. */
    Chunk chunk(Position start, boolean whole) {
        int count = isFull() ? Math.min(kept, Chunk.KEPT_OF_TOO_LARGE) : kept;
        return new Chunk(Arrays.copyOf(bytes, count), start, length, whole);
    }

    /** All that was kept. */
    byte[] all() {
        return Arrays.copyOf(bytes, kept);
    }

    private void room(int more) {
        if (kept + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(kept + more, (int) Math.min(limit, bytes.length * 2L)));
        }
    }
}
