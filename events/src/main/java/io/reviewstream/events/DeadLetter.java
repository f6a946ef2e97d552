package io.reviewstream.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was set aside. The same envelope for all stages: the original key, value and headers stay untouched, and
 * headers that begin with {@code dlq.} tell the rest.
 *
 * @param stage {@code ingest}, {@code enrich} or {@code sink}
 * @param reason a code for machines, such as {@code malformed-json}
 * @param message for people: what, where, value, and what to do
 * @param source URI of the file, feed or client; null when unknown
 * @param position where in that source, such as {@code reviews.jsonl:17}; null when unknown
 * @param topic the topic it was read from; null when it never was in one
 * @param partition its partition there
 * @param offset its offset there
 * @param time when it was set aside (UTC)
 * @param attempt 1 the first time, one more for each replay
 * @param stackTrace of our own failure; null when the record was at fault
 */
public record DeadLetter(
        String stage,
        String reason,
        String message,
        @Nullable String source,
        @Nullable String position,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        Instant time,
        int attempt,
        @Nullable String stackTrace) {
    private static final String PREFIX = "dlq.";
    /** Header name of the reason. */
    public static final String REASON_HEADER = PREFIX + "reason";

    private static final String ATTEMPT = PREFIX + "attempt";

    /** Of something in a source that never reached a topic. */
    public static DeadLetter atSource(
            String stage, String reason, String message, String source, @Nullable String position, Instant time) {
        return new DeadLetter(stage, reason, message, source, position, null, null, null, time, 1, null);
    }

    /** Whether a record's headers carry the envelope. */
    public static boolean isOn(Headers headers) {
        return headers.lastHeader(PREFIX + "stage") != null;
    }

    /**
     * The dead letter as a record: the original bytes, the original headers, and the envelope.
     *
     * @param topicName where it goes
     * @param original the headers it had; an attempt counted there by a replay is carried on
     */
    public ProducerRecord<byte[], byte[]> toRecord(
            String topicName, byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> original) {
        var headers = new RecordHeaders();
        int before = 0;
        for (Header header : original) {
            if (header.key().equals(ATTEMPT)) {
                before = attempts(header);
            } else if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        put(headers, "stage", stage);
        put(headers, "reason", reason);
        put(headers, "message", message);
        put(headers, "source", source);
        put(headers, "position", position);
        put(headers, "topic", topic);
        put(headers, "partition", partition);
        put(headers, "offset", offset);
        put(headers, "time", time);
        put(headers, "attempt", Math.max(attempt, before + 1));
        put(headers, "stacktrace", stackTrace);
        return new ProducerRecord<>(topicName, null, null, key, value, headers);
    }

    /** @throws IllegalArgumentException when the headers carry no envelope, or one that cannot be read */
    public static DeadLetter from(Headers headers) {
        return new DeadLetter(
                required(headers, "stage"),
                required(headers, "reason"),
                required(headers, "message"),
                get(headers, "source"),
                get(headers, "position"),
                get(headers, "topic"),
                parsed("partition", get(headers, "partition"), Integer::valueOf),
                parsed("offset", get(headers, "offset"), Long::valueOf),
                parse("time", required(headers, "time"), Instant::parse),
                parse("attempt", required(headers, "attempt"), Integer::valueOf),
                get(headers, "stacktrace"));
    }

    /** The headers as they were before the envelope, with the attempt kept, so that a replay that fails counts on. */
    public static Headers forReplay(Headers headers) {
        var original = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(PREFIX) || header.key().equals(ATTEMPT)) {
                original.add(header);
            }
        }
        return original;
    }

    /** Whether a record was sent back after it had been a dead letter. */
    public static boolean isReplay(Headers headers) {
        return headers.lastHeader(ATTEMPT) != null;
    }

    /** Takes the mark of a replay off, when the record has got through. */
    public static void removeReplay(Headers headers) {
        headers.remove(ATTEMPT);
    }

    private static String required(Headers headers, String name) {
        String value = get(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("no dead letter: header " + PREFIX + name + " is missing");
        }
        return value;
    }

    private static <T> @Nullable T parsed(String name, @Nullable String value, Function<String, T> parser) {
        return value == null ? null : parse(name, value, parser);
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "no dead letter: header " + PREFIX + name + " cannot be read: " + value, e);
        }
    }

    /** A foreign header of that name must not keep a bad record from being set aside. */
    private static int attempts(Header header) {
        try {
            return header.value() == null ? 0 : Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String get(Headers headers, String name) {
        return CloudEvent.header(headers, PREFIX + name).orElse(null);
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(PREFIX + name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
