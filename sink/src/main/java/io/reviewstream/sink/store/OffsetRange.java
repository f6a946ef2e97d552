package io.reviewstream.sink.store;

/**
 * Offsets from {@code from} up to, but without, {@code to}.
 *
 * @param from the first offset
 * @param to one past the last
 */
public record OffsetRange(long from, long to) {
    public OffsetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no range of offsets: " + from + " to " + to);
        }
    }

    public long length() {
        return to - from;
    }
}
