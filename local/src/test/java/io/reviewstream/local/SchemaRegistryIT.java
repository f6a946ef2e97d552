package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.events.SchemaRegistry;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.sink.files.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With a registry over real HTTP, which does what the API's description says of the one request that is made. */
final class SchemaRegistryIT {
    @TempDir
    Path folder;

    private final Map<String, JsonNode> registered = new ConcurrentSkipListMap<>();
    private HttpServer registry;
    private int status = 200;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/subjects/", this::answer);
        registry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void framesWhatItPublishesAndReadsItBack() throws Exception {
        Topics topics = Broker.freshTopics(1);
        Path source = Files.writeString(folder.resolve("a.jsonl"), "{\"id\":\"a\",\"text\":\"A fine little film.\"}\n");

        Totals totals = PipelineRun.of(withRegistry("reader:secret"), topics, source, folder);

        assertThat(totals.stored()).isEqualTo(1);
        String subject = topics.enriched().name() + "-value";
        assertThat(registered).containsOnlyKeys(subject);
        assertThat(registered.get(subject).path("schemaType").asString()).isEqualTo("JSON");
        assertThat(Json.mapper().readTree(registered.get(subject).path("schema").asString()))
                .isEqualTo(Json.mapper().readTree(SchemaRegistry.enrichedReviewSchema()));
        ConsumerRecord<byte[], byte[]> record =
                Committed.records(topics.enriched().name()).get(0);
        ByteBuffer frame = ByteBuffer.wrap(record.value());
        assertThat(frame.get()).isZero();
        assertThat(frame.getInt()).isEqualTo(100_042);
        EnrichedReview review = topics.enriched().values().deserializer().deserialize(record.topic(), record.value());
        assertThat(review.id()).isEqualTo("a");
        // In the store it is plain JSON, for tools that know no registry.
        Verification stored = Verification.of(folder.resolve("store"));
        assertThat(stored.problems()).isEmpty();
        assertThat(stored.reviews()).isEqualTo(1);
    }

    @Test
    void stopsWithOneClearLineWhenTheRegistryRefuses() throws Exception {
        Topics topics = Broker.freshTopics(1);
        Path source = Files.writeString(folder.resolve("a.jsonl"), "{\"id\":\"a\",\"text\":\"Fine.\"}\n");
        status = 409;

        assertThatThrownBy(() -> PipelineRun.of(withRegistry(""), topics, source, folder))
                .isInstanceOf(FailedException.class)
                .hasMessage("cannot register the schema of " + topics.enriched().name() + "-value at " + url()
                        + ": it answered 409: another schema is there");
        registry.stop(0);
        assertThatThrownBy(() -> PipelineRun.of(withRegistry(""), topics, source, folder))
                .hasMessageContaining(" at " + url() + ": cannot reach it: ");
    }

    private KafkaSettings withRegistry(String userInfo) {
        return Broker.settings().plus(Map.of("schema.registry.url", url(), "basic.auth.user.info", userInfo));
    }

    private String url() {
        return "http://127.0.0.1:" + registry.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
        boolean known = exchange.getRequestMethod().equals("POST")
                && path.size() == 4
                && path.get(3).equals("versions")
                && "application/vnd.schemaregistry.v1+json"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        int code = known ? status : 404;
        String body = "{\"error_code\":" + code + ",\"message\":\"another schema is there\"}";
        if (code == 200) {
            registered.put(path.get(2), asked);
            body = "{\"id\":100042}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
