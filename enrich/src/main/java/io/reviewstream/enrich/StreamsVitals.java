package io.reviewstream.enrich;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.reviewstream.runtime.Health;
import io.reviewstream.runtime.Vitals;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** What a Kafka Streams application tells of itself: whether it runs, what it still restores, what waits for it. */
final class StreamsVitals implements StateRestoreListener, AutoCloseable {
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final Map<String, Long> restoring = new ConcurrentHashMap<>();

    /** To be made before the application is started. */
    StreamsVitals(KafkaStreams streams, Vitals vitals) {
        this.streams = streams;
        this.metrics = new KafkaStreamsMetrics(streams);
        streams.setGlobalStateRestoreListener(this);
        vitals.watch(metrics);
        vitals.lag(this::lag);
        vitals.health().liveWhen("streams", () -> {
            KafkaStreams.State state = streams.state();
            return state.hasStartedOrFinishedShuttingDown()
                    ? Health.State.down("streams are " + state)
                    : Health.State.up("streams are " + state);
        });
        vitals.health().readyWhen("streams", this::ready);
    }

    private Health.State ready() {
        long left = restoring.values().stream().mapToLong(Long::longValue).sum();
        if (left > 0) {
            return Health.State.down("restoring state: " + left + " records left in " + restoring.size() + " stores");
        }
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? Health.State.up("streams are RUNNING")
                : Health.State.down("streams are " + state);
    }

    private double lag() {
        var lags = new HashMap<String, Double>();
        streams.metrics().forEach((name, metric) -> {
            Map<String, String> tags = name.tags();
            String client = tags.getOrDefault("client-id", "");
            if (name.group().equals("consumer-fetch-manager-metrics")
                    && name.name().equals("records-lag")
                    && !client.contains("restore-consumer")
                    && metric.metricValue() instanceof Number lag) {
                // A topic with a dot in its name is there twice, the second time with underscores (KIP-1109).
                String topic = tags.getOrDefault("topic", "").replace('.', '_');
                lags.merge(client + " " + topic + " " + tags.get("partition"), lag.doubleValue(), Math::max);
            }
        });
        return lags.values().stream()
                .filter(lag -> lag > 0)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        restoring.put(store + "-" + partition.partition(), Math.max(0, end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        restoring.computeIfPresent(store + "-" + partition.partition(), (name, left) -> Math.max(0, left - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        restoring.remove(store + "-" + partition.partition());
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        restoring.remove(store + "-" + partition.partition());
    }

    @Override
    public void close() {
        metrics.close();
    }
}
