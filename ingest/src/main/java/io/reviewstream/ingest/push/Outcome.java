package io.reviewstream.ingest.push;

import org.jspecify.annotations.Nullable;

/** What became of one pushed record. */
public sealed interface Outcome {
    /**
     * It is committed.
     *
     * @param repeated whether it had been before: this is where it was put then
     */
    record Stored(String id, String topic, int partition, long offset, boolean repeated) implements Outcome {}

    /**
     * It was not taken.
     *
     * @param status of HTTP
     * @param reason a code for machines
     * @param detail for people: what is wrong and what to do
     * @param id what the sender calls it, null when that could not be told
     */
    record Refused(
            int status,
            String reason,
            String detail,
            @Nullable String id) implements Outcome {}
}
