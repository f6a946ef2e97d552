package io.reviewstream.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the lines of a file in transactions, with the settings and the size of transaction that ingest has. */
final class TransactionalLines {
    private static final int TRANSACTION = 5_000;

    private TransactionalLines() {}

    static void send(String servers, Path file) throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "transactional.id",
                "pass-through",
                "compression.type",
                "lz4",
                "linger.ms",
                20,
                "batch.size",
                256 * 1024,
                "buffer.memory",
                64 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                BufferedReader lines = Files.newBufferedReader(file)) {
            producer.initTransactions();
            int sent = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (sent == 0) {
                    producer.beginTransaction();
                }
                producer.send(new ProducerRecord<>(PeerTopics.RAW, line));
                if (++sent == TRANSACTION) {
                    producer.commitTransaction();
                    sent = 0;
                }
            }
            if (sent > 0) {
                producer.commitTransaction();
            }
        }
    }
}
