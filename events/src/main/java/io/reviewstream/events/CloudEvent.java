package io.reviewstream.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of an event, carried as Kafka headers in binary mode.
 *
 * @param id unique within the source: review id and revision
 * @param type for example {@code io.reviewstream.review.raw.v1}
 * @param source URI of the file, feed or client that the review came from
 * @param subject where in that source, null when it has no places
 * @param time when it happened (UTC)
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     Kafka binding</a>
 */
public record CloudEvent(
        String id, String type, String source, @Nullable String subject, Instant time) {
    public static final String RAW = "io.reviewstream.review.raw.v1";
    public static final String ENRICHED = "io.reviewstream.review.enriched.v1";
    public static final String TITLE = "io.reviewstream.title.summary.v1";

    /** Header name of the source URI. */
    public static final String SOURCE_HEADER = "ce_source";
    /** The source of what names none, as one that is empty is not allowed. */
    public static final String UNKNOWN_SOURCE = "urn:reviewstream:unknown";
    /** Header with the kind of event. */
    public static final String TYPE_HEADER = "ce_type";
    /** Header name of the place in the source. */
    public static final String SUBJECT_HEADER = "ce_subject";

    /** Puts the attributes on a record; earlier ones of the same name go, all other headers stay. */
    public void writeTo(Headers headers) {
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, TYPE_HEADER, type);
        put(headers, SOURCE_HEADER, source);
        if (subject == null) {
            headers.remove(SUBJECT_HEADER);
        } else {
            put(headers, SUBJECT_HEADER, subject);
        }
        put(headers, "ce_time", time.toString());
        put(headers, "content-type", "application/json");
    }

    /** The last value of a header as text, empty when it is not there. */
    public static Optional<String> header(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        return last == null || last.value() == null
                ? Optional.empty()
                : Optional.of(new String(last.value(), StandardCharsets.UTF_8));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
