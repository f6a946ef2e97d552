package io.reviewstream.sink.files;

import java.util.Optional;

/**
 * Finds the one changed byte of a block by its CRC-32C. The sums of two blocks of equal length differ by a value that
 * depends only on which bits differ and how far from the end; run backwards, it meets the place where one byte explains it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4">RFC 3720, appendix B.4</a>
 */
final class Crc32c {
    /** Castagnoli's polynomial, bits reversed. */
    private static final int POLYNOMIAL = 0x82f63b78;

    private static final int[] TABLE = new int[256];

    /** Which table entry has a given highest byte: each has another. */
    private static final int[] BY_HIGH_BYTE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value >>> 1) ^ ((value & 1) == 0 ? 0 : POLYNOMIAL);
            }
            TABLE[i] = value;
            BY_HIGH_BYTE[value >>> 24] = i;
        }
    }

    /**
     * Where a single changed byte may be.
     *
     * @param position from the block's beginning
     * @param difference what to XOR it with to have the byte that was written
     */
    record Change(int position, int difference) {}

    private int state;
    private int position;

    private Crc32c(int difference, int length) {
        this.state = difference;
        this.position = length - 1;
    }

    /** Candidates, from the block's end to its beginning. */
    static Crc32c candidates(long written, long found, int length) {
        return new Crc32c((int) (written ^ found), length);
    }

    /** The next one; empty when there are no more. */
    Optional<Change> next() {
        while (position >= 0) {
            int index = BY_HIGH_BYTE[state >>> 24];
            boolean explains = state == TABLE[index];
            int at = position;
            state = ((state ^ TABLE[index]) << 8) | index;
            position--;
            if (explains) {
                return Optional.of(new Change(at, index));
            }
        }
        return Optional.empty();
    }
}
