package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ServiceHealthTest {
    private static final Map<String, String> ANY_PORT = Map.of("REVIEWSTREAM_HEALTH_PORT", "0");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void refusesAFormatOfLogsThatIsNotInSmallLetters() {
        assertThatThrownBy(() -> LogSettings.from(Map.of("REVIEWSTREAM_LOG_FORMAT", "JSON")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("REVIEWSTREAM_LOG_FORMAT must be in small letters but was JSON");
    }

    @Test
    void isAliveButNotReadyWhileItStarts() {
        int exitCode = run(ANY_PORT, (stop, vitals, notices) -> {
            assertThat(get("/health/live")).isEqualTo("200 {\"status\":\"up\",\"checks\":[]}\n");
            assertThat(get("/health/ready"))
                    .isEqualTo("503 {\"status\":\"down\",\"checks\":"
                            + "[{\"name\":\"start\",\"status\":\"down\",\"detail\":\"starting\"}]}\n");
        });

        assertThat(exitCode).isEqualTo(0);
    }

    @Test
    void isReadyWhenAllChecksAreAndSaysWhichIsNot() {
        int exitCode = run(ANY_PORT, (stop, vitals, notices) -> {
            var restored = new AtomicBoolean();
            vitals.health().readyWhen("group", () -> Health.State.up("3 partitions"));
            vitals.health()
                    .readyWhen(
                            "state", () -> restored.get() ? Health.State.up("whole") : Health.State.down("\"half\"\n"));

            assertThat(get("/health/ready"))
                    .isEqualTo("503 {\"status\":\"down\",\"checks\":"
                            + "[{\"name\":\"group\",\"status\":\"up\",\"detail\":\"3 partitions\"},"
                            + "{\"name\":\"state\",\"status\":\"down\",\"detail\":\"\\\"half\\\"\\n\"}]}\n");
            restored.set(true);
            assertThat(get("/health/ready")).startsWith("200 {\"status\":\"up\"");
        });

        assertThat(exitCode).isEqualTo(0);
    }

    @Test
    void isNotAliveWhenACheckSaysSo() {
        run(ANY_PORT, (stop, vitals, notices) -> {
            vitals.health().liveWhen("loop", () -> Health.State.down("stuck for 301 s"));

            assertThat(get("/health/live")).startsWith("503 ").contains("stuck for 301 s");
        });
    }

    @Test
    void countsInPrometheusFormat() {
        int exitCode = run(ANY_PORT, (stop, vitals, notices) -> {
            vitals.in(5);
            vitals.out(3);
            vitals.duplicate();
            vitals.dead("malformed-json", 1);
            vitals.lag(() -> 42);
            vitals.latency().record(30, TimeUnit.MILLISECONDS);

            assertThat(get("/metrics").lines())
                    .contains(
                            "reviewstream_records_in_total{group=\"archive\",service=\"sink\"} 5.0",
                            "reviewstream_records_out_total{group=\"archive\",service=\"sink\"} 3.0",
                            "reviewstream_records_duplicate_total{group=\"archive\",service=\"sink\"} 1.0",
                            "reviewstream_records_dead_total{group=\"archive\",reason=\"malformed-json\",service=\"sink\"} 1.0",
                            "reviewstream_lag_records{group=\"archive\",service=\"sink\"} 42.0",
                            "reviewstream_latency_seconds_bucket{group=\"archive\",service=\"sink\",le=\"0.025\"} 0",
                            "reviewstream_latency_seconds_bucket{group=\"archive\",service=\"sink\",le=\"0.05\"} 1",
                            "reviewstream_latency_seconds_count{group=\"archive\",service=\"sink\"} 1")
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
        });

        assertThat(exitCode).isEqualTo(0);
    }

    @Test
    void tellsOfThreadsAndClientsButNotOfEachTaskAndStore() {
        run(ANY_PORT, (stop, vitals, notices) -> {
            for (String name : List.of(
                    "kafka.stream.state.put.rate",
                    "kafka.stream.task.active.buffer.count",
                    "kafka.stream.processor.node.process.total",
                    "kafka.stream.record.cache.hit.ratio.avg",
                    "kafka.stream.thread.process.rate",
                    "kafka.consumer.fetch.manager.records.lag")) {
                Gauge.builder(name, () -> 1).register(vitals.metrics());
            }

            assertThat(get("/metrics").lines().filter(line -> line.startsWith("kafka_")))
                    .containsExactly(
                            "kafka_consumer_fetch_manager_records_lag{group=\"archive\",service=\"sink\"} 1.0",
                            "kafka_stream_thread_process_rate{group=\"archive\",service=\"sink\"} 1.0");
        });
    }

    @Test
    void answersNothingElse() {
        run(ANY_PORT, (stop, vitals, notices) -> {
            assertThat(get("/env")).isEqualTo("404 here are /health/live, /health/ready and /metrics\n");
            assertThat(answer(request("/metrics").DELETE())).isEqualTo("405 only GET and HEAD\n");
            assertThat(answer(request("/health/live").method("HEAD", HttpRequest.BodyPublishers.noBody())))
                    .isEqualTo("200 ");
        });
    }

    @Test
    void isNotListeningUnlessAsked() {
        int exitCode = run(Map.of(), (stop, vitals, notices) -> {
            vitals.in(1);
            vitals.health().readyWhen("group", () -> Health.State.up(""));
        });

        assertThat(exitCode).isEqualTo(0);
        assertThat(messages()).isEmpty();
    }

    @Test
    void endsWithOneLineWhenThePortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode = run(
                    Map.of("REVIEWSTREAM_HEALTH_PORT", Integer.toString(other.getLocalPort())),
                    (stop, vitals, notices) -> {});

            assertThat(exitCode).isEqualTo(1);
            assertThat(messages())
                    .containsExactly("sink: health cannot listen at 127.0.0.1:" + other.getLocalPort()
                            + ": Address already in use; set REVIEWSTREAM_HEALTH_PORT to a port that is free");
        }
    }

    @Test
    void endsWithTwoWhenItsOwnSettingsAreWrong() {
        int exitCode = run(Map.of("REVIEWSTREAM_HEALTH_PORT", "http"), (stop, vitals, notices) -> {});

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages())
                .containsExactly("sink: REVIEWSTREAM_HEALTH_PORT must be a whole number from 0 to 65535 but was http");
    }

    @Test
    void endsWithTwoWhenItsLoggingIsSetWrong() {
        int exitCode = run(
                Map.of("REVIEWSTREAM_LOG_FORMAT", "xml", "REVIEWSTREAM_LOG_LEVEL", "all"),
                (stop, vitals, notices) -> {});

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages())
                .containsExactly(
                        "sink: REVIEWSTREAM_LOG_FORMAT must be one of text, json but was xml",
                        "sink: REVIEWSTREAM_LOG_LEVEL must be one of off, error, warn, info, debug but was all");
    }

    @Test
    void speaksJsonWhenToldTo() {
        int exitCode = run(Map.of("REVIEWSTREAM_LOG_FORMAT", "json"), (stop, vitals, notices) -> {
            notices.accept("a \"line\"");
            throw new FailedException("the disk is full");
        });

        assertThat(exitCode).isEqualTo(1);
        assertThat(messages().stream().map(line -> line.replaceFirst("\\d{4}-[^\"]*Z", "NOW")))
                .containsExactly(
                        "{\"timestamp\":\"NOW\",\"level\":\"INFO\",\"logger\":\"sink\",\"message\":\"a \\\"line\\\"\"}",
                        "{\"timestamp\":\"NOW\",\"level\":\"ERROR\",\"logger\":\"sink\",\"message\":\"the disk is full\"}");
    }

    private int run(Map<String, String> env, ServiceMain.Service service) {
        return ServiceMain.run("sink", env, err, new StopSignal(), () -> "archive", service);
    }

    private String get(String path) {
        return answer(request(path).GET());
    }

    /** The address is what the service says of itself. */
    private HttpRequest.Builder request(String path) {
        String address = messages().get(0).replaceFirst(".* is at ", "");
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static String answer(HttpRequest.Builder request) {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> messages() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
