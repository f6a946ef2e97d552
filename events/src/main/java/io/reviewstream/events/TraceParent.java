package io.reviewstream.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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

    private static final int LENGTH = 55;

    /** @throws IllegalArgumentException when the text is no trace parent */
    public TraceParent {
        if (!isOne(text)) {
            throw new IllegalArgumentException("no traceparent: " + text);
        }
    }

    /** Version, trace, parent and flags; a later version may have more behind a hyphen. */
    private static boolean isOne(String text) {
        return text.length() >= LENGTH
                && isHex(text, 0, 2)
                && !text.startsWith("ff")
                && text.charAt(2) == '-'
                && isHex(text, 3, 35)
                && !isZero(text, 3, 35)
                && text.charAt(35) == '-'
                && isHex(text, 36, 52)
                && !isZero(text, 36, 52)
                && text.charAt(52) == '-'
                && isHex(text, 53, LENGTH)
                && (text.length() == LENGTH || text.charAt(LENGTH) == '-' && !text.startsWith("00"));
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
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
