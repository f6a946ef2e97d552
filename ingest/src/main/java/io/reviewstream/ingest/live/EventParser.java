package io.reviewstream.ingest.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to server-sent events. One thread's own.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">HTML, parsing an
 *     event stream</a>
 */
final class EventParser {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** Of the field's name and the like. */
    private static final int BESIDE_DATA = 1024;

    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private long lineLength;
    private long dataLength;
    private boolean hasData;
    private boolean afterReturn;
    private boolean first = true;
    private String type = "";
    private @Nullable String lastId;
    private Duration retry = Duration.ZERO;

    /** @param maxBytes of one event that are kept */
    EventParser(int maxBytes, @Nullable String lastId) {
        this.maxBytes = maxBytes;
        this.lastId = lastId;
    }

    /** What the server asked for, zero when it did not. */
    Duration retry() {
        return retry;
    }

    /** The next byte; an event when it is the last one of it. An event without its end is none. */
    Optional<LiveEvent> take(byte b) {
        if (b == '\n' && afterReturn) {
            afterReturn = false;
            return Optional.empty();
        }
        afterReturn = b == '\r';
        if (b != '\n' && b != '\r') {
            lineLength++;
            if (line.size() < maxBytes + BESIDE_DATA) {
                line.write(b);
            }
            return Optional.empty();
        }
        byte[] bytes = line.toByteArray();
        long length = lineLength;
        line.reset();
        lineLength = 0;
        int from = first && startsWithMark(bytes) ? MARK.length : 0;
        first = false;
        if (bytes.length == from) {
            return dispatch();
        }
        field(bytes, from, length);
        return Optional.empty();
    }

    private Optional<LiveEvent> dispatch() {
        Optional<LiveEvent> event = hasData
                ? Optional.of(new LiveEvent(lastId, type.isEmpty() ? "message" : type, data.toByteArray(), dataLength))
                : Optional.empty();
        data.reset();
        dataLength = 0;
        hasData = false;
        type = "";
        return event;
    }

    private void field(byte[] bytes, int from, long length) {
        int colon = from;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        String name = new String(bytes, from, colon - from, StandardCharsets.UTF_8);
        int start = Math.min(bytes.length, colon + 1);
        if (start < bytes.length && bytes[start] == ' ') {
            start++;
        }
        switch (name) {
            case "data" -> {
                if (hasData) {
                    append(new byte[] {'\n'}, 0, 1);
                }
                hasData = true;
                append(bytes, start, length - start);
            }
            case "event" -> type = value(bytes, start);
            case "id" -> {
                String id = value(bytes, start);
                lastId = id.indexOf('\0') >= 0 ? lastId : id.isEmpty() ? null : id;
            }
            case "retry" -> {
                String millis = value(bytes, start);
                // More than an hour is taken for a mistake.
                if (millis.matches("[0-9]{1,7}")) {
                    retry = Duration.ofMillis(Math.min(3_600_000, Long.parseLong(millis)));
                }
            }
            default -> {
                // A remark, which has no name, or something that is not known yet.
            }
        }
    }

    private void append(byte[] bytes, int start, long length) {
        int kept = (int) Math.min(Math.min(bytes.length - start, length), maxBytes - data.size());
        data.write(bytes, start, Math.max(0, kept));
        dataLength += length;
    }

    private static String value(byte[] bytes, int start) {
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }
}
