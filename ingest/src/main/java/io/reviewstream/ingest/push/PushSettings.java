package io.reviewstream.ingest.push;

import org.jspecify.annotations.Nullable;

/**
 * How reviews may be pushed.
 *
 * @param instance name of this listener among several that listen at the same address elsewhere; empty when it is the only one
 * @param token what {@code Authorization: Bearer} must carry, null when anybody may push
 * @param maxBodyBytes the largest body of {@code application/json}; NDJSON may be of any length
 * @param maxPendingBytes what may wait for Kafka; when it is full, requests are refused until there is room
 * @param maxRequests requests that are served at the same time
 */
public record PushSettings(
        String instance, @Nullable String token, long maxBodyBytes, long maxPendingBytes, int maxRequests) {
    /** The only listener of its address; anybody who reaches it may push. */
    public static final PushSettings STANDARD = new PushSettings("", null, 8L << 20, 32L << 20, 64);

    /** Without the secret. */
    @Override
    public String toString() {
        return "PushSettings[instance=" + instance + ", token=" + (token == null ? "none" : "***") + ", maxBodyBytes="
                + maxBodyBytes + ", maxPendingBytes=" + maxPendingBytes + ", maxRequests=" + maxRequests + "]";
    }
}
