package io.reviewstream.enrich;

import io.reviewstream.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The largest message that the enriched topic takes. A record that the broker refuses spoils its whole transaction, so each
 * is weighed before it is sent.
 *
 * @param bytes of a batch as it is sent, which is compressed
 */
record MessageLimit(long bytes) {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLimit.class);

    private static final String PATIENCE_MILLIS = "10000";

    /** Around a lone record: 61 bytes of a batch's header, lengths, and the frame of a schema registry. */
    private static final int AROUND = 1024;

    /** Any level may be set; this one packs least. */
    private static final Compression WORST =
            Compression.lz4().level(CompressionType.LZ4.minLevel()).build();

    /** Of topics as ingest makes them. */
    static MessageLimit standard() {
        return new MessageLimit(Topics.MAX_MESSAGE_BYTES);
    }

    /** As the topic has it; the standard one where this user may not ask. */
    static MessageLimit of(EnrichSettings settings) {
        var topic = new ConfigResource(
                ConfigResource.Type.TOPIC, settings.topics().enriched().name());
        try (var admin = Admin.create(settings.kafka()
                .with(Map.of("default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms", PATIENCE_MILLIS)))) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            return new MessageLimit(
                    Long.parseLong(Objects.requireNonNull(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                            .value()));
        } catch (ExecutionException | KafkaException e) {
            LOG.info(
                    "cannot ask which max.message.bytes {} has, so it is taken for {}: {}",
                    topic.name(),
                    Topics.MAX_MESSAGE_BYTES,
                    e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return standard();
    }

    /** @throws RecordTooLargeException when the topic does not take it */
    void check(String key, byte[] json, Headers headers) {
        if (bytes >= Topics.MAX_MESSAGE_BYTES) {
            return;
        }
        var record = new SimpleRecord(0, key.getBytes(StandardCharsets.UTF_8), json, headers.toArray());
        if (plainBytes(record) + AROUND <= bytes) {
            return;
        }
        int packed = MemoryRecords.withRecords(WORST, record).sizeInBytes();
        if (packed + AROUND > bytes) {
            throw new RecordTooLargeException(
                    "enriched and compressed, it has " + packed + " bytes; the topic's max.message.bytes is " + bytes);
        }
    }

    private static int plainBytes(SimpleRecord record) {
        return MemoryRecords.withRecords(Compression.NONE, record).sizeInBytes();
    }
}
