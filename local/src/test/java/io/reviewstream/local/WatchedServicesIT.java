package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.Topics;
import io.reviewstream.events.TraceParent;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.runtime.ServiceMain;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the three services tell of themselves, with a real broker. */
@Timeout(120)
final class WatchedServicesIT {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void tellHowTheyAreWhatTheyCountedAndWhichTraceARecordBelongsTo() throws Exception {
        Topics topics = Broker.freshTopics(2);
        Path feed = Files.createDirectory(folder.resolve("feed"));
        Files.writeString(feed.resolve("a.jsonl"), """
                {"id":"1","text":"A warm and funny film."}
                {"id":"2","text":"Dull from the first minute to the last."}
                {"id":"2","text":"Dull from the first minute to the last."}
                {"id":"3"}
                """);
        try (var ingest = new Running("ingest", ingest(topics, feed));
                var enrich = new Running("enrich", enrich(topics));
                var sink = new Running("sink", sink(topics))) {
            for (Running service : List.of(ingest, enrich, sink)) {
                service.awaitReady();
            }
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(sink.counts()).containsEntry("reviewstream_records_out_total", 2.0));

            assertThat(ingest.counts())
                    .containsEntry("reviewstream_records_in_total", 4.0)
                    .containsEntry("reviewstream_records_out_total", 3.0)
                    .containsEntry("reviewstream_records_dead_total no-text", 1.0)
                    .containsEntry("reviewstream_records_dead_total malformed-json", 0.0)
                    .containsEntry("reviewstream_records_dead_total unreadable", 0.0)
                    .containsEntry("reviewstream_commit_seconds_count", 1.0);
            assertThat(ingest.metrics()).contains("kafka_producer_record_send_total{");
            assertThat(enrich.counts())
                    .containsEntry("reviewstream_records_in_total", 3.0)
                    .containsEntry("reviewstream_records_out_total", 2.0)
                    .containsEntry("reviewstream_records_duplicate_total", 1.0)
                    .containsEntry("reviewstream_analysis_seconds_count", 2.0)
                    .containsEntry("reviewstream_latency_seconds_count", 2.0)
                    .containsEntry("reviewstream_records_dead_total unreadable", 0.0)
                    .containsEntry("reviewstream_records_dead_total too-large", 0.0)
                    .containsEntry("reviewstream_records_dead_total analysis-failed", 0.0)
                    .containsKey("reviewstream_lag_records");
            assertThat(enrich.metrics()).contains("kafka_stream_thread_process_total{");

            var told = ingest.metrics() + enrich.metrics() + sink.metrics();
            assertThat(metersOf(Path.of("../deploy/grafana/dashboards/reviewstream.json")))
                    .hasSize(10)
                    .allMatch(meter -> told.contains(meter));
            assertThat(metersOf(Path.of("../deploy/prometheus/alerts.yml")))
                    .isNotEmpty()
                    .allMatch(meter -> told.contains(meter));

            breakARecord(topics);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(enrich.counts())
                            .containsEntry("reviewstream_records_dead_total unreadable", 1.0));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    Committed.records(topics.deadLetter().name()))
                            .hasSize(2));
            assertThat(sink.counts())
                    .containsEntry("reviewstream_records_in_total", 2.0)
                    .containsEntry("reviewstream_latency_seconds_count", 2.0)
                    .containsEntry("reviewstream_lag_records", 0.0)
                    .containsEntry("reviewstream_records_dead_total malformed-json", 0.0)
                    .containsEntry("reviewstream_records_dead_total refused-by-store", 0.0);
            assertThat(sink.metrics()).contains("kafka_consumer_fetch_manager_records_consumed_total{");
        }

        Map<String, String> raw = traces(topics.raw().name());
        assertThat(raw.values())
                .hasSize(3)
                .allSatisfy(trace -> assertThat(TraceParent.parse(trace)).isPresent());
        assertThat(traces(topics.enriched().name()))
                .containsAllEntriesOf(
                        Map.of("1", Objects.requireNonNull(raw.get("1")), "2", Objects.requireNonNull(raw.get("2"))));
        assertThat(traces(topics.deadLetter().name())).containsEntry("broken", BROKEN_TRACE);
    }

    private static final String BROKEN_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** As from a foreign producer that traces its records. */
    private static void breakARecord(Topics topics) throws Exception {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(
                    topics.raw().name(),
                    "broken".getBytes(StandardCharsets.UTF_8),
                    "{".getBytes(StandardCharsets.UTF_8));
            new TraceParent(BROKEN_TRACE).writeTo(record.headers());
            producer.send(record).get();
        }
    }

    /** What a dashboard or an alert asks for; pauses for garbage are told of after the first one. */
    private static TreeSet<String> metersOf(Path file) throws Exception {
        return Pattern.compile("\\b(reviewstream|jvm_memory|process)_[a-z_]+")
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> traces(String topic) {
        var traces = new TreeMap<String, String>();
        for (ConsumerRecord<byte[], byte[]> record : Committed.records(topic)) {
            traces.merge(
                    record.key() == null ? "" : Committed.key(record),
                    CloudEvent.header(record.headers(), TraceParent.HEADER).orElse("none"),
                    (first, second) -> first);
        }
        return traces;
    }

    private static ServiceMain.Service ingest(Topics topics, Path feed) {
        var settings = new IngestSettings(Broker.settings(), topics, List.of(feed.toString())).following();
        return (stop, vitals, notices) ->
                new Ingest(settings, notices, CLOCK, InputStream.nullInputStream(), vitals).run(stop);
    }

    private ServiceMain.Service enrich(Topics topics) {
        var settings = EnrichSettings.from(Map.of(
                "ENRICH_TOPIC_PREFIX", topics.prefix(),
                "ENRICH_STATE_FOLDER", folder.resolve("state").toString(),
                "ENRICH_THREADS", "1",
                "KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers()));
        return (stop, vitals, notices) -> {
            try (var enrich = new Enrich(settings, ReviewAnalyser.standard(), CLOCK, vitals)) {
                enrich.start(stop::trip);
                stop.await();
                enrich.throwIfFailed();
            }
        };
    }

    private ServiceMain.Service sink(Topics topics) {
        var settings = SinkSettings.from(Map.of(
                "SINK_TOPIC_PREFIX", topics.prefix(),
                "SINK_STORE", folder.resolve("store").toString(),
                "SINK_ROLL_IDLE", "200ms",
                "KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers()));
        return (stop, vitals, notices) -> new Sink(settings, notices, CLOCK, vitals).run(stop);
    }

    /** A service in a thread, watched at a port of its own. */
    private static final class Running implements AutoCloseable {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final StopSignal stop = new StopSignal();
        private final Thread thread;

        Running(String name, ServiceMain.Service service) {
            var err = new PrintStream(written, true, StandardCharsets.UTF_8);
            thread = new Thread(
                    () -> ServiceMain.run(
                            name, Map.of("REVIEWSTREAM_HEALTH_PORT", "0"), err, stop, () -> "of-a-test", service),
                    name);
            thread.start();
            Awaitility.await()
                    .until(() -> written.toString(StandardCharsets.UTF_8).contains("health is at "));
        }

        void awaitReady() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> get("/health/ready").statusCode() == 200);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }

        String metrics() {
            return get("/metrics").body();
        }

        /** Our own meters, with the reason behind the name where there is one. */
        Map<String, Double> counts() {
            var counts = new HashMap<String, Double>();
            metrics().lines().filter(line -> line.startsWith("reviewstream_")).forEach(line -> {
                String name = line.substring(0, line.indexOf('{'));
                String reason =
                        line.contains("reason=") ? " " + line.replaceFirst(".*reason=\"([^\"]*)\".*", "$1") : "";
                counts.put(name + reason, Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)));
            });
            return counts;
        }

        private HttpResponse<String> get(String path) {
            try {
                String address = written.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("health is at "))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".* is at ", "");
                return HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            stop.trip();
            thread.join();
        }
    }
}
