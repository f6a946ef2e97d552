package io.reviewstream.ingest.live;

import org.jspecify.annotations.Nullable;

/**
 * What a server sent at once.
 *
 * @param lastId what to resume behind once it is taken, null when the stream gives no ids
 * @param type {@code message} unless the server calls it otherwise
 * @param data as it was sent; the beginning when it is too long
 * @param length in bytes, all of it
 */
public record LiveEvent(@Nullable String lastId, String type, byte[] data, long length) {
    /** Whether it has more bytes than are taken. */
    public boolean isTooLong() {
        return length > data.length;
    }
}
