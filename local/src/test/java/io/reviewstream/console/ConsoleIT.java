package io.reviewstream.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.events.WireFormat;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the console makes of topics that hold more than the contract's records. */
final class ConsoleIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void passesOverWhatItCannotReadAndShowsWhatFollows() throws Exception {
        Topics topics = Broker.freshTopics(1);
        var halfALetter = new ProducerRecord<byte[], byte[]>(topics.deadLetter().name(), bytes("x"));
        halfALetter.headers().add("dlq.stage", bytes("sink"));
        try (var console = console(topics, Clock.systemUTC());
                Stream<String> watched = lines(console, "api/stream?label=positive")) {
            send(
                    halfALetter,
                    DeadLetter.atSource("ingest", "not-a-review", "no text", "file:a", null, Instant.EPOCH)
                            .toRecord(topics.deadLetter().name(), null, bytes("{}"), java.util.List.of()),
                    review(topics, "unlabelled", "{\"score\":0.5}"),
                    review(topics, "labelled", "{\"label\":\"positive\",\"score\":0.5}"));

            assertThat(watched.anyMatch(line -> line.contains("\"id\":\"labelled\"")))
                    .isTrue();
            assertThat(get(console, "api/reviews").at("/reviews").findValuesAsString("id"))
                    .containsExactly("labelled", "unlabelled");
            eventually(() -> {
                JsonNode pipeline = get(console, "api/pipeline");
                assertThat(pipeline.path("deadLetters").asInt()).isEqualTo(1);
                assertThat(pipeline.path("unreadable").asInt()).isEqualTo(1);
            });
            assertThat(console.health()).isEqualTo(Health.State.up("Kafka answers"));
        }
    }

    @Test
    void countsWhatLayInTheTopicInTheSecondInWhichItWasEnriched() throws Exception {
        Topics topics = Broker.freshTopics(1);
        Instant aMinuteAgo = Instant.now().minusSeconds(60);
        send(
                enrichedAt(topics, "recent", aMinuteAgo),
                enrichedAt(topics, "old", Instant.now().minus(Duration.ofHours(1))));
        try (var console = console(topics, Clock.systemUTC())) {
            eventually(() -> {
                JsonNode pipeline = get(console, "api/pipeline");
                assertThat(pipeline.path("enriched").asInt()).isEqualTo(2);
                assertThat(pipeline.path("seconds")
                                .valueStream()
                                .filter(second -> second.path("enriched").asInt() > 0))
                        .singleElement()
                        .satisfies(second ->
                                assertThat(second.path("at").asLong()).isEqualTo(aMinuteAgo.getEpochSecond()));
            });
            assertThat(get(console, "api/reviews").at("/reviews").findValuesAsString("id"))
                    .containsExactly("recent", "old");
        }
    }

    @Test
    void showsWhatASchemaRegistryHasFramed() throws Exception {
        Topics topics = Broker.freshTopics(1);
        ProducerRecord<byte[], byte[]> plain = review(topics, "framed", "{\"label\":\"positive\",\"score\":0.5}");
        byte[] framed = WireFormat.framing(7).serialize(plain.topic(), plain.value());
        try (var console = console(topics, Clock.systemUTC())) {
            send(new ProducerRecord<>(plain.topic(), plain.key(), framed));

            eventually(
                    () -> assertThat(get(console, "api/reviews").at("/reviews").findValuesAsString("id"))
                            .containsExactly("framed"));
            assertThat(get(console, "api/review?id=framed"))
                    .isEqualTo(Json.mapper().readTree(plain.value()));
            assertThat(get(console, "api/pipeline").path("unreadable").asInt()).isZero();
        }
    }

    @Test
    void saysThatItReadsNoFurther() throws Exception {
        Topics topics = Broker.freshTopics(1);
        InstantSource broken = () -> {
            if (Thread.currentThread().getName().equals("console-reader")) {
                throw new LinkageError("a class is missing");
            }
            return Instant.now();
        };
        try (var console = console(topics, broken.withZone(ZoneOffset.UTC))) {
            assertThat(console.reading()).isEqualTo(Health.State.up("reading"));

            send(review(topics, "a", "{\"label\":\"positive\",\"score\":0.5}"));

            var stopped =
                    Health.State.down("the topics are read no further, the log says why; start the console again");
            eventually(() -> assertThat(console.reading()).isEqualTo(stopped));
            assertThat(console.health()).isEqualTo(stopped);
            assertThat(get(console, "api/titles").path("held").asInt(-1)).isZero();
        }
    }

    private static Console console(Topics topics, Clock clock) {
        var console = new Console(ConsoleSettings.beside(Broker.settings(), topics), null, null, clock);
        console.start();
        return console;
    }

    private static ProducerRecord<byte[], byte[]> review(Topics topics, String id, String sentiment) {
        return new ProducerRecord<>(
                topics.enriched().name(),
                bytes(id),
                bytes("{\"id\":\"" + id + "\",\"revision\":1,\"review\":{\"source\":\"s\",\"text\":\"Fine.\"},"
                        + "\"enrichment\":{\"sentiment\":" + sentiment + "}}"));
    }

    private static ProducerRecord<byte[], byte[]> enrichedAt(Topics topics, String id, Instant at) {
        return new ProducerRecord<>(
                topics.enriched().name(),
                bytes(id),
                bytes("{\"id\":\"" + id + "\",\"revision\":1,\"review\":{\"source\":\"s\",\"text\":\"Fine.\"},"
                        + "\"enrichment\":{},\"provenance\":{\"enrichedAt\":\"" + at + "\"}}"));
    }

    @SafeVarargs
    @SuppressWarnings("FutureReturnValueIgnored") // Closing sends them.
    private static void send(ProducerRecord<byte[], byte[]>... records) {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            Stream.of(records).forEach(producer::send);
        }
    }

    private JsonNode get(Console console, String path) throws Exception {
        HttpResponse<String> answer = client.send(request(console, path), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private Stream<String> lines(Console console, String path) throws Exception {
        return client.send(request(console, path), HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private static HttpRequest request(Console console, String path) {
        return HttpRequest.newBuilder(URI.create(console.address() + path)).build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
