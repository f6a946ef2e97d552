package io.reviewstream.sink.review;

import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An enriched review as the bytes it came in: one JSON object without line breaks.
 *
 * <p>The arrays are shared, not copied: nobody changes them.
 *
 * @param json UTF-8
 * @param idStart where in it the id's characters begin, after the quote
 * @param idEnd where they end
 * @param revision 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // one is made per record on the hot path; equals is never asked
public record Review(byte[] json, int idStart, int idEnd, int revision) {
    /** The review's id. */
    public String id() {
        for (int i = idStart; i < idEnd; i++) {
            if (json[i] == '\\') {
                return Json.mapper().readValue(Arrays.copyOfRange(json, idStart - 1, idEnd + 1), String.class);
            }
        }
        return new String(json, idStart, idEnd - idStart, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return id() + " revision " + revision;
    }
}
