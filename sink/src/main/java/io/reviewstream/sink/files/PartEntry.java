package io.reviewstream.sink.files;

import java.util.List;

/**
 * One part file as its manifest describes it.
 *
 * @param name below the store, folder and file, with {@code /}
 * @param aside where it was written, below the store: it may still be there
 * @param first offset of its first record
 * @param last offset of its last record
 * @param records lines in it
 * @param bytes its size as stored
 * @param sha256 of the file as stored, hexadecimal
 * @param blockBytes size of the blocks that {@code blocks} counts; the last may be shorter
 * @param blocks CRC-32C of each block as stored, so that damage can be located
 */
record PartEntry(
        String name,
        String aside,
        long first,
        long last,
        long records,
        long bytes,
        String sha256,
        int blockBytes,
        List<Long> blocks) {
    PartEntry {
        blocks = List.copyOf(blocks);
    }
}
