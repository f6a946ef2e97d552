package io.reviewstream.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * The trace that a record belongs to, as a header that goes with it from topic to topic. A record that brings none gets one
 * made of what it is, so that the same record has the same trace however often it is sent.
 *
 * @param text such as {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceParent(String text) {
    /** Name of the header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** @throws IllegalArgumentException when the text is no trace parent */
    public TraceParent {
        if (!FORMAT.matcher(text).matches() || text.startsWith("00") && text.length() != 55) {
            throw new IllegalArgumentException("no traceparent: " + text);
        }
    }

    /** What another system gave us; empty when that is nothing, or cannot be read: the standard then says to begin anew. */
    public static Optional<TraceParent> parse(String text) {
        try {
            return Optional.of(new TraceParent(text.trim()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The trace of a record that brings none; not sampled, as nobody has decided that.
     *
     * @param identity what the record is, such as its id, its revision and its source
     */
    public static TraceParent of(String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return new TraceParent("00-" + HexFormat.of().formatHex(hash, 0, 16) + "-"
                    + HexFormat.of().formatHex(hash, 16, 24) + "-00");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Puts it on a record in place of an earlier one. */
    public void writeTo(Headers headers) {
        headers.remove(HEADER);
        headers.add(HEADER, text.getBytes(StandardCharsets.UTF_8));
    }
}
