package io.reviewstream.events;

import org.apache.kafka.common.serialization.Deserializer;

/** Reads the values of {@code reviews.enriched}; for consumers, by class name in {@code value.deserializer}. */
public final class EnrichedReviewDeserializer implements Deserializer<EnrichedReview> {
    private final Deserializer<EnrichedReview> json = new JsonSerde<>(EnrichedReview.class).deserializer();

    @Override
    public EnrichedReview deserialize(String topic, byte[] bytes) {
        return json.deserialize(topic, bytes);
    }
}
