package io.reviewstream.peers;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Kafka Streams that does nothing, exactly once: what no program on it can be faster than. Its clients have the settings that
 * enrich has, for a limit that is set by Kafka and not by settings.
 */
final class IdentityStream implements AutoCloseable {
    static final Step NOTHING = (builder, records) -> records;

    private final KafkaStreams streams;

    /** Adds to the topology what lies between the topics. */
    interface Step {
        KStream<byte[], byte[]> in(StreamsBuilder builder, KStream<byte[], byte[]> records);
    }

    /** @param step {@link #NOTHING}, or what is done to the records after all */
    IdentityStream(String servers, String from, String to, Path stateFolder, long commitEveryMillis, Step step) {
        var builder = new StreamsBuilder();
        step.in(builder, builder.stream(from, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())))
                .to(to, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        var settings = new Properties();
        settings.put("application.id", "identity");
        settings.put("bootstrap.servers", servers);
        settings.put("processing.guarantee", "exactly_once_v2");
        settings.put("num.stream.threads", PeerTopics.partitions());
        settings.put("state.dir", stateFolder.toString());
        settings.put("commit.interval.ms", commitEveryMillis);
        settings.put("auto.offset.reset", "earliest");
        settings.put("producer.compression.type", "lz4");
        settings.put("producer.linger.ms", 5);
        settings.put("producer.batch.size", 128 * 1024);
        streams = new KafkaStreams(builder.build(), settings);
    }

    void start() {
        StreamsLife.start(streams);
    }

    @Override
    public void close() {
        StreamsLife.close(streams);
    }
}
