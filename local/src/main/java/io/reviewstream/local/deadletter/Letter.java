package io.reviewstream.local.deadletter;

import io.reviewstream.events.DeadLetter;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it lies in its topic.
 *
 * @param id partition and offset there, as {@code 0@17}
 * @param envelope why it was set aside
 * @param key the original key
 * @param value the original value; null also where it was not asked for
 * @param headers all of its headers, the envelope's included
 * @param replayed whether it has been sent back
 */
public record Letter(
        String id,
        DeadLetter envelope,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        boolean replayed) {
    int partition() {
        return Integer.parseInt(id.substring(0, id.indexOf('@')));
    }

    long offset() {
        return Long.parseLong(id.substring(id.indexOf('@') + 1));
    }

    Letter withValue(byte @Nullable [] itsValue) {
        return new Letter(id, envelope, key, itsValue, headers, replayed);
    }
}
