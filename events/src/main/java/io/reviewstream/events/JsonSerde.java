package io.reviewstream.events;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * JSON for Kafka, UTF-8. Thread-safe.
 *
 * @param <T> the event
 */
public final class JsonSerde<T> implements Serde<T> {
    private final Class<T> type;

    public JsonSerde(Class<T> type) {
        this.type = type;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> {
            if (value == null) {
                return null;
            }
            try {
                return bytes(value);
            } catch (JacksonException e) {
                throw new SerializationException(
                        "cannot write " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
            }
        };
    }

    /** Reviews are most of what is written. An enriched one took 16.6 µs by the mapper, see {@link ReviewJson}. */
    private static byte[] bytes(Object event) {
        if (event instanceof EnrichedReview review) {
            return ReviewJson.of(review);
        }
        return event instanceof RawReview review
                ? ReviewJson.of(review)
                : Json.events().writeValueAsBytes(event);
    }

    /** @throws SerializationException (on use) when the bytes are not JSON of this type; the message says where */
    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                T event = event(WireFormat.json(bytes));
                if (event == null) {
                    throw new SerializationException("not a " + type.getSimpleName() + ": null");
                }
                return event;
            } catch (JacksonException e) {
                throw new SerializationException("not a " + type.getSimpleName() + ": " + problem(e) + place(e), e);
            }
        };
    }

    private @Nullable T event(byte[] json) {
        if (type == RawReview.class) {
            RawReview review = RawReviewReader.read(json);
            if (review != null) {
                return type.cast(review);
            }
        }
        return Json.events().readValue(json, type);
    }

    /** In our own words where a record refused its values. */
    private static String problem(JacksonException e) {
        return e instanceof ValueInstantiationException
                        && e.getCause() instanceof IllegalArgumentException refused
                        && refused.getMessage() != null
                ? refused.getMessage()
                : e.getOriginalMessage();
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
