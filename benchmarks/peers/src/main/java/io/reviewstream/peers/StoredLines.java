package io.reviewstream.peers;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Writes what is committed on the topic to a file, line by line. */
final class StoredLines {
    private StoredLines() {}

    /** Returns when so many lines are on disk. */
    static void store(String servers, Path file, long lines) throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers,
                "group.id", "store",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false);
        Files.createDirectories(file.getParent());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var disk = new FileOutputStream(file.toFile());
                var out = new BufferedOutputStream(disk, 1 << 16)) {
            consumer.subscribe(List.of(PeerTopics.ENRICHED));
            long stored = 0;
            while (stored < lines) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    out.write(record.value());
                    out.write('\n');
                    stored++;
                }
            }
            out.flush();
            disk.getFD().sync();
            consumer.commitSync();
        }
    }
}
