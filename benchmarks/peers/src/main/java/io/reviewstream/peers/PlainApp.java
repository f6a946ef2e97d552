package io.reviewstream.peers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/**
 * What one writes in an afternoon: a producer, Kafka Streams with Jackson's databind, a consumer. Exactly once, else the
 * settings are those of Kafka. The words of each review are counted; on demand those of all reviews together, too, each word by
 * itself, as in the example that Kafka Streams comes with.
 */
final class PlainApp implements Peer {
    private final String servers;
    private final Path folder;
    private final String judge;
    private final boolean countsAllWords;
    private final AtomicLong wordsFound = new AtomicLong();
    private final AtomicLong wordsCounted = new AtomicLong();
    private int jobs;

    PlainApp(String servers, Path folder, String judge, boolean countsAllWords) {
        this.servers = servers;
        this.folder = folder;
        this.judge = judge;
        this.countsAllWords = countsAllWords;
    }

    @Override
    public void run(Path file, long reviews) throws Exception {
        PeerTopics.create(servers);
        var sender = Executors.newSingleThreadExecutor();
        var streams = new KafkaStreams(topology(), settings());
        try {
            StreamsLife.start(streams);
            var sending = sender.submit(() -> {
                PlainLines.send(servers, file);
                return file;
            });
            StoredLines.store(servers, folder.resolve("out").resolve(jobs++ + ".jsonl"), reviews);
            sending.get();
            while (wordsCounted.get() < wordsFound.get()) {
                Thread.sleep(10);
            }
        } finally {
            StreamsLife.close(streams);
            sender.shutdown();
        }
    }

    private Topology topology() {
        var builder = new StreamsBuilder();
        ThreadLocal<Judge> judges = ThreadLocal.withInitial(() -> Judge.named(judge));
        KStream<String, CountedReview.Raw> reviews = builder.stream(
                        PeerTopics.RAW, Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(CountedReview::parse);
        reviews.mapValues(review -> CountedReview.of(review, judges.get()).toJson())
                .to(PeerTopics.ENRICHED, Produced.with(Serdes.String(), Serdes.String()));
        if (countsAllWords) {
            reviews.flatMapValues(review -> Arrays.asList(CountedReview.words(review.text())))
                    .peek((id, word) -> wordsFound.incrementAndGet())
                    .groupBy((id, word) -> word, Grouped.with(Serdes.String(), Serdes.String()))
                    .aggregate(
                            () -> 0L,
                            (word, again, count) -> {
                                wordsCounted.incrementAndGet();
                                return count + 1;
                            },
                            Materialized.with(Serdes.String(), Serdes.Long()));
        }
        return builder.build();
    }

    private Properties settings() {
        var settings = new Properties();
        settings.put("application.id", "plain");
        settings.put("bootstrap.servers", servers);
        settings.put("processing.guarantee", "exactly_once_v2");
        settings.put("num.stream.threads", PeerTopics.partitions());
        settings.put("state.dir", folder.resolve("state").toString());
        settings.put("auto.offset.reset", "earliest");
        return settings;
    }
}
