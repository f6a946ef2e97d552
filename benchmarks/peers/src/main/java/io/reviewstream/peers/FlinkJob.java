package io.reviewstream.peers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Apache Flink in a local mini cluster, with checkpoints each second: what is on the topic is mapped as in {@link PlainApp} and
 * written to files. A job that ends needs an end of its source, so the reviews are sent first.
 */
final class FlinkJob implements Peer {
    private final String servers;
    private final Path folder;
    private final String judge;

    FlinkJob(String servers, Path folder, String judge) {
        this.servers = servers;
        this.folder = folder;
        this.judge = judge;
    }

    @Override
    public void run(Path file, long reviews) throws Exception {
        PeerTopics.create(servers);
        Map<TopicPartition, Long> begin = ends();
        PlainLines.send(servers, file);
        KafkaSource<String> source = KafkaSource.<String>builder()
                .setBootstrapServers(servers)
                .setTopics(PeerTopics.RAW)
                .setGroupId("flink")
                .setStartingOffsets(OffsetsInitializer.offsets(begin))
                .setBounded(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        FileSink<String> sink = FileSink.forRowFormat(
                        new org.apache.flink.core.fs.Path(folder.resolve("out").toUri()),
                        new SimpleStringEncoder<String>())
                .build();
        try (var flink = StreamExecutionEnvironment.createLocalEnvironment(PeerTopics.partitions())) {
            flink.enableCheckpointing(1_000);
            flink.fromSource(source, WatermarkStrategy.noWatermarks(), "reviews")
                    .map(new Enrich(judge))
                    .sinkTo(sink);
            flink.execute();
        }
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (int i = 0; i < PeerTopics.partitions(); i++) {
            wanted.put(new TopicPartition(PeerTopics.RAW, i), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    /** Made anew where it runs, as a judge cannot be sent there. */
    private static final class Enrich extends RichMapFunction<String, String> {
        private static final long serialVersionUID = 1;

        private final String name;
        private transient @Nullable Judge judge;

        Enrich(String name) {
            this.name = name;
        }

        @Override
        public void open(OpenContext context) {
            judge = Judge.named(name);
        }

        @Override
        public String map(String json) {
            Judge mine = Optional.ofNullable(judge).orElseThrow();
            return CountedReview.of(CountedReview.parse(json), mine).toJson();
        }
    }
}
