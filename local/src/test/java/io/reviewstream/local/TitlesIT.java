package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reviewstream.enrich.Enrich;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.HostPort;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Json;
import io.reviewstream.events.TitleKey;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.SinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Titles against a batch computation that shares no code with them, and over HTTP while instances come and go. */
final class TitlesIT {
    private static final List<String> FILMS =
            List.of("The Lighthouse Keepers", "Harbour of Glass", "QUAY", "Quay", "Amélie's Sister", "Night Ferry");
    private static final List<String> WORDS = List.of(
            "The acting was wonderful and the music was superb.",
            "The story is dull and the pacing is terrible.",
            "It was shown on a Tuesday.",
            "Great effects, awful dialogue.");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit brings the folder
    TitlesIT() {}

    /** {@code -Dtitles.source=FILE} takes reviews of one's own instead of those made here. */
    @Test
    void equalABatchComputationOverTheStoredJson() throws Exception {
        Topics topics = Broker.freshTopics(2);
        Path source = folder.resolve("reviews.jsonl");
        @Nullable String own = System.getProperty("titles.source");
        if (own == null) {
            // Each review comes up to three times: edited, and sometimes about another film.
            var lines = new ArrayList<String>();
            for (int i = 0; i < 1_500; i++) {
                lines.add(review("r" + i % 600, i, i % 7 == 0 ? (i / 600) + i : i % 600));
            }
            Files.write(source, lines);
        } else {
            source = Path.of(own);
        }
        var settings = enrich(topics, folder.resolve("state")).withTitles(null);
        var pipeline = new Pipeline(
                new IngestSettings(Broker.settings(), topics, List.of(source.toString())),
                settings,
                SinkSettings.of(
                        Broker.settings(), topics, folder.resolve("out").toString()),
                2,
                ReviewAnalyser.standard(),
                line -> {},
                (ingested, enriched, stored) -> {},
                InputStream.nullInputStream());

        Totals totals = pipeline.run(new StopSignal());

        assertThat(totals.isComplete()).isTrue();
        Map<String, TitleSummary> expected = batch(folder.resolve("out"));
        assertThat(expected).isNotEmpty();
        // What was not yet added up when the job ended is, once enrich goes on.
        try (var enrich = new Enrich(settings, ReviewAnalyser.standard(), Clock.systemUTC())) {
            enrich.start(() -> {});
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(titles(topics)).isEqualTo(expected));
        }
    }

    @Test
    void answerFromAnyInstanceAndSayForHowLongNotWhenOneIsKilled() throws Exception {
        Topics topics = Broker.freshTopics(4);
        Path source = folder.resolve("reviews.jsonl");
        Files.write(source, Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).map(i -> review("r" + i, i, i)).toList());
        var client = HttpClient.newHttpClient();
        var killedPort = freePort();
        Process other = startEnrich(topics, folder.resolve("other"), killedPort);
        try (var enrich = new Enrich(
                enrich(topics, folder.resolve("state")).withTitles(new HostPort("127.0.0.1", 0)),
                ReviewAnalyser.standard(),
                Clock.systemUTC())) {
            enrich.start(() -> {});
            HostPort here = enrich.queryAddress().orElseThrow();
            new io.reviewstream.ingest.Ingest(
                            new IngestSettings(Broker.settings(), topics, List.of(source.toString())),
                            line -> {},
                            Clock.systemUTC())
                    .run(new StopSignal());
            var films = FILMS.stream().map(name -> TitleKey.of(name, 1987)).distinct().toList();
            // Both answer for all: each holds some, and asks the other for the rest.
            for (String address : List.of(here.toString(), "127.0.0.1:" + killedPort)) {
                await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                    long reviews = 0;
                    for (String film : films) {
                        HttpResponse<String> answer = ask(client, address, film);
                        assertThat(answer.statusCode()).as(film).isEqualTo(200);
                        JsonNode json = Json.mapper().readTree(answer.body());
                        assertThat(json.at("/freshness/lastChange").isMissingNode()).isFalse();
                        reviews += json.at("/summary/reviews").asLong();
                    }
                    assertThat(reviews).isEqualTo(12);
                });
            }

            other.destroyForcibly().waitFor();

            for (String film : films) {
                HttpResponse<String> answer = ask(client, here.toString(), film);
                if (answer.statusCode() != 200) {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 10L);
                    assertThat(answer.body()).contains("\"retryAfterSeconds\":");
                }
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(films)
                            .allSatisfy(film ->
                                    assertThat(ask(client, here.toString(), film).statusCode()).isEqualTo(200)));
            assertThat(ask(client, here.toString(), "no such film").statusCode()).isEqualTo(404);
        } finally {
            other.destroyForcibly();
        }
    }

    private static HttpResponse<String> ask(HttpClient client, String address, String title)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://" + address + "/titles?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static EnrichSettings enrich(Topics topics, Path state) {
        return new EnrichSettings(
                Broker.settings().plus(Map.of("session.timeout.ms", "2000", "heartbeat.interval.ms", "500")),
                topics,
                state,
                2,
                Duration.ofMillis(100),
                EnrichSettings.GroupProtocol.CLASSIC);
    }

    private static Process startEnrich(Topics topics, Path state, int port) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.reviewstream.enrich.EnrichMain")
                .redirectErrorStream(true)
                .redirectOutput(state.resolveSibling("enrich.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers(),
                        "KAFKA_SESSION_TIMEOUT_MS", "2000",
                        "KAFKA_HEARTBEAT_INTERVAL_MS", "500",
                        "ENRICH_TOPIC_PREFIX", topics.prefix(),
                        "ENRICH_STATE_FOLDER", state.toString(),
                        "ENRICH_THREADS", "2",
                        "ENRICH_QUERY_LISTEN", "127.0.0.1:" + port));
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The last value of each key. */
    private static Map<String, TitleSummary> titles(Topics topics) {
        var titles = new TreeMap<String, TitleSummary>();
        for (var record : Committed.records(topics.titles().name())) {
            if (record.value() == null) {
                titles.remove(Committed.key(record));
            } else {
                titles.put(
                        Committed.key(record), topics.titles().values().deserializer().deserialize("", record.value()));
            }
        }
        return titles;
    }

    private static Map<String, TitleSummary> batch(Path store) throws IOException {
        var latest = new HashMap<String, JsonNode>();
        try (Stream<Path> files = Files.walk(store, 2)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode review = Json.mapper().readTree(line);
                    latest.merge(
                            review.path("id").asString(),
                            review,
                            (a, b) -> a.path("revision").asInt() > b.path("revision").asInt() ? a : b);
                }
            }
        }
        Map<String, List<JsonNode>> byTitle = latest.values().stream()
                .filter(review -> review.at("/enrichment/itemReviewed").isObject())
                .collect(Collectors.groupingBy(TitlesIT::title));
        var summaries = new TreeMap<String, TitleSummary>();
        byTitle.forEach((title, reviews) -> summaries.put(title, summary(title, reviews)));
        return summaries;
    }

    private static String title(JsonNode review) {
        JsonNode item = review.at("/enrichment/itemReviewed");
        return TitleKey.of(
                item.path("name").asString(), item.has("year") ? item.path("year").asInt() : null);
    }

    private static TitleSummary summary(String title, List<JsonNode> reviews) {
        Map<String, Long> names = reviews.stream()
                .collect(Collectors.groupingBy(
                        review -> review.at("/enrichment/itemReviewed/name").asString(),
                        TreeMap::new,
                        Collectors.counting()));
        String name = names.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .findFirst()
                .orElseThrow()
                .getKey();
        JsonNode year = reviews.get(0).at("/enrichment/itemReviewed/year");
        List<LocalDate> days = reviews.stream().map(TitlesIT::day).sorted().toList();
        var aspects = new TreeMap<String, List<JsonNode>>();
        reviews.forEach(review -> review.at("/enrichment/aspects")
                .forEach(aspect -> aspects.computeIfAbsent(aspect.path("aspect").asString(), any -> new ArrayList<>())
                        .add(aspect)));
        Map<String, List<JsonNode>> months = reviews.stream()
                .collect(Collectors.groupingBy(
                        review -> day(review).toString().substring(0, 7), TreeMap::new, Collectors.toList()));
        return new TitleSummary(
                title,
                name,
                year.isMissingNode() ? null : year.asInt(),
                reviews.size(),
                new TitleSummary.LabelCounts(
                        labelled(reviews, "positive"),
                        labelled(reviews, "negative"),
                        labelled(reviews, "neutral"),
                        labelled(reviews, "mixed")),
                mean(numbers(reviews, "/enrichment/sentiment/score")),
                mean(numbers(
                        reviews.stream()
                                .filter(review -> !review.at("/enrichment/rating/origin")
                                        .asString("")
                                        .equals("predicted"))
                                .toList(),
                        "/enrichment/rating/normalized")),
                aspects.entrySet().stream()
                        .map(entry -> new TitleSummary.AspectMean(
                                entry.getKey(),
                                entry.getValue().size(),
                                count(entry.getValue(), "positive"),
                                count(entry.getValue(), "negative"),
                                meanOf(numbers(entry.getValue(), "/score"))))
                        .toList(),
                days.get(0),
                days.get(days.size() - 1),
                months.entrySet().stream()
                        .map(entry -> new TitleSummary.Month(
                                entry.getKey(),
                                entry.getValue().size(),
                                numbers(entry.getValue(), "/enrichment/sentiment/score").isEmpty()
                                        ? null
                                        : meanOf(numbers(entry.getValue(), "/enrichment/sentiment/score"))))
                        .toList());
    }

    private static long labelled(List<JsonNode> reviews, String label) {
        return reviews.stream()
                .filter(review ->
                        review.at("/enrichment/sentiment/label").asString("").equals(label))
                .count();
    }

    private static long count(List<JsonNode> aspects, String label) {
        return aspects.stream()
                .filter(aspect -> aspect.path("label").asString().equals(label))
                .count();
    }

    /** In units of 1/100,000. */
    private static List<Long> numbers(List<JsonNode> nodes, String pointer) {
        return nodes.stream()
                .map(node -> node.at(pointer))
                .filter(JsonNode::isNumber)
                .map(number -> Math.round(number.asDouble() * 100_000))
                .toList();
    }

    private static TitleSummary.@Nullable Mean mean(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        double mean = (double) numbers.stream().mapToLong(Long::longValue).sum() / numbers.size();
        double squares = (double) numbers.stream().mapToLong(number -> number * number).sum() / numbers.size();
        double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
        return new TitleSummary.Mean(numbers.size(), meanOf(numbers), Math.round(deviation) / 100_000.0);
    }

    private static double meanOf(List<Long> numbers) {
        return Math.round((double) numbers.stream().mapToLong(Long::longValue).sum() / numbers.size()) / 100_000.0;
    }

    private static LocalDate day(JsonNode review) {
        JsonNode stated = review.at("/review/datePublished");
        return stated.isMissingNode()
                ? OffsetDateTime.parse(review.at("/review/receivedAt").asString())
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate()
                : LocalDate.parse(stated.asString().substring(0, 10));
    }

    private static String review(String id, int number, int film) {
        return Json.mapper()
                .writeValueAsString(Map.of(
                        "id", id,
                        "text", WORDS.get(number % WORDS.size()) + " Seen for the time number " + number + ".",
                        "itemReviewed", Map.of("name", FILMS.get(film % FILMS.size()), "year", 1987),
                        "reviewRating", Map.of("ratingValue", 1 + number % 10, "bestRating", 10),
                        "datePublished",
                                LocalDate.of(2001, 3, 1).plusDays(number * 11L % 4_000).toString()));
    }
}
