package io.reviewstream.enrich;

import io.reviewstream.events.SchemaRegistry;
import io.reviewstream.events.WireFormat;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** How enriched reviews, which are JSON by then, go onto their topic: as they are, or framed for a schema registry. */
final class EnrichedWire {
    private static final String URL = "schema.registry.url";
    private static final String USER_INFO = "basic.auth.user.info";

    private EnrichedWire() {}

    /**
     * Registers the schema if there is a registry.
     *
     * @throws FailedException when the registry does not take it
     */
    static Serializer<byte[]> of(EnrichSettings settings) {
        Map<String, String> kafka = settings.kafka().clientConfig();
        String url = kafka.getOrDefault(URL, "");
        if (url.isBlank()) {
            return new ByteArraySerializer();
        }
        if (!url.matches("https?://[^,\\s]+")) {
            throw new SettingsException("KAFKA_SCHEMA_REGISTRY_URL must be one http or https address but was " + url);
        }
        String subject = settings.topics().enriched().name() + "-value";
        try {
            return WireFormat.framing(new SchemaRegistry(URI.create(url), kafka.get(USER_INFO))
                    .register(subject, SchemaRegistry.enrichedReviewSchema()));
        } catch (IOException | IllegalArgumentException e) {
            throw new FailedException(
                    "cannot register the schema of " + subject + " at " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted while registering the schema at " + url, e);
        }
    }
}
