package io.reviewstream.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.console.live.Live;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.Vitals;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Over HTTP, with a cluster that does not answer. */
final class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Live live;
    private WebServer server;

    @SuppressWarnings("NullAway.Init") // start brings both
    WebServerTest() {}

    @BeforeEach
    void start() {
        live = new Live(KafkaSettings.of("127.0.0.1:1"), Topics.standard(), 10, Clock.systemUTC(), Vitals.unwatched());
        server = listeningAt("127.0.0.1");
    }

    private WebServer listeningAt(String host, String... hosts) {
        var started = new WebServer(host, 0, List.of(hosts), live, id -> "topic of " + id, null, Clock.systemUTC());
        started.start();
        return started;
    }

    @AfterEach
    void close() {
        server.close();
        live.close();
    }

    @Test
    void letsThePageLoadNothingFromElsewhere() throws Exception {
        for (String path : List.of("", "app.js", "style.css", "uplot.js", "icon.svg", "api/pipeline", "nothing.js")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy ->
                            assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
            assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(get("").body()).doesNotContain("http://", "https://", "<style", "style=", "onclick");
    }

    @Test
    void servesWhatThePageIsMadeOf() throws Exception {
        for (String file : List.of(
                "app.js",
                "dom.js",
                "film.js",
                "films.js",
                "pipeline.js",
                "plot.js",
                "review.js",
                "stream.js",
                "style.css",
                "uplot.js",
                "uplot.css",
                "icon.svg")) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(get("openapi.json").statusCode()).isEqualTo(404);
        assertThat(get("..%2fApi.class").statusCode()).isIn(400, 404);
    }

    @Test
    void answersEveryPathOfItsDocument() throws Exception {
        JsonNode paths = Json.mapper().readTree(get("api/openapi.json").body()).path("paths");

        assertThat(paths.size()).isEqualTo(9);
        for (var path : paths.properties()) {
            if (path.getKey().equals("/api/stream") || path.getValue().has("post")) {
                continue;
            }
            HttpResponse<String> answer = get(path.getKey().substring(1));
            boolean wantsOne =
                    path.getKey().equals("/api/review") || path.getKey().equals("/api/title");
            assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(wantsOne ? 400 : 200);
            assertThat(Json.mapper().readTree(answer.body()).has("error")).isEqualTo(wantsOne);
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(get("api/titles?order=best").body())
                .isEqualTo("{\"error\":\"order must be reviews, score, worst, controversy or latest but was best\"}");
        assertThat(get("api/reviews?limit=0").body())
                .isEqualTo("{\"error\":\"limit must be a whole number from 1 to 200 but was 0\"}");
        assertThat(get("api/reviews?limit=x").statusCode()).isEqualTo(400);
        for (String path : List.of("api/reviews?label=nope", "api/stream?label=nope")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(400);
            assertThat(get(path).body())
                    .isEqualTo(
                            "{\"error\":\"label must be positive, negative, neutral, mixed or unscored but was nope\"}");
        }
        assertThat(get("api/reviews?label=").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnyCharactersInWhatIsLookedFor() throws Exception {
        for (String typed : List.of("%25", "%2B", "%F0%9F%91%8D", "%00", "%22%5C%3C", "%C3%A9", "%5B*", "a%20b")) {
            for (String path : List.of("api/reviews?film=", "api/reviews?source=", "api/titles?q=")) {
                assertThat(get(path + typed).statusCode()).as(path + typed).isEqualTo(200);
            }
            assertThat(get("api/review?id=" + typed).statusCode()).as(typed).isIn(400, 404);
        }
    }

    @Test
    void answersAQueryThatCannotBeDecoded() throws Exception {
        for (String query : List.of("%zz", "%", "%C3", "%FF%FE")) {
            String request =
                    "GET /api/reviews?film=" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            try (var socket =
                    new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).as(query).startsWith("HTTP/1.1 200").contains("\"reviews\":[]");
            }
        }
    }

    @Test
    void tellsWhatIsNotAskedForFromWhatIsNotThere() throws Exception {
        assertThat(get("api/review").body()).isEqualTo("{\"error\":\"id is required\"}");
        assertThat(get("api/title?key=").body()).isEqualTo("{\"error\":\"key is required\"}");
        assertThat(get("api/review?id=a").statusCode()).isEqualTo(404);
        assertThat(get("api/title?key=a").body()).isEqualTo("{\"error\":\"no review names the title a\"}");
    }

    @Test
    void holdsNoPlaceInTheStreamForWhoAsksOnlyForItsHeaders() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create(server.address() + "api/stream"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        for (int i = 0; i <= EventStream.MOST_WATCHERS; i++) {
            HttpResponse<Void> answer = client.send(head, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        }

        assertThat(live.watcherCount()).isZero();
        try (Stream<String> lines = client.send(
                        HttpRequest.newBuilder(head.uri()).build(), HttpResponse.BodyHandlers.ofLines())
                .body()) {
            assertThat(lines.findFirst()).hasValue("retry: 1000");
        }
    }

    @Test
    void refusesWhatIsNoHttpAsItRefusesAnyRequest() throws Exception {
        for (String request : List.of("GET /%zz HTTP/1.1\r\nHost: h\r\n", "GET / HTTP/1.1\r\n", "nonsense\r\n")) {
            String answer = raw(server, request + "Connection: close\r\n\r\n");
            assertThat(answer)
                    .as(request)
                    .startsWith("HTTP/1.1 400 ")
                    .contains(
                            "\r\nContent-Security-Policy: default-src 'none'",
                            "\r\nX-Content-Type-Options: nosniff\r\n",
                            "\r\nContent-Type: application/json\r\n",
                            "\r\n\r\n{\"error\":\"");
        }
    }

    @Test
    void sendsALetterBackOnlyForItsOwnPage() throws Exception {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(server.address() + "api/dead-letters/0@17/replay"))
                .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(client.send(post.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(post.header("X-Reviewstream", "1").build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"sentTo\":\"topic of 0@17\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:81", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void answersUnderEachNameOfThisMachine(String host) throws Exception {
        assertThat(asked(server, "GET /api/pipeline", host)).startsWith("HTTP/1.1 200 ");
    }

    /** As when a name of that site leads to this machine: to the browser its page is then ours. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
    void tellsNothingToAPageOfAnotherSite(String host) throws Exception {
        for (String request :
                List.of("GET /", "GET /api/reviews", "GET /api/stream", "POST /api/dead-letters/0@17/replay")) {
            assertThat(asked(server, request, host + ":8080"))
                    .as(request)
                    .startsWith("HTTP/1.1 421 ")
                    .endsWith("\r\n\r\n{\"error\":\"this console does not go by the name " + host
                            + "; open it as localhost, or let CONSOLE_HOSTS name " + host + "\"}");
        }
    }

    @Test
    void answersUnderAnyNameWhereOtherMachinesReachIt() throws Exception {
        try (WebServer open = listeningAt("0.0.0.0")) {
            assertThat(asked(open, "GET /", "reviews.example.org")).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void answersUnderTheNamesThatItIsGiven(String address) throws Exception {
        try (WebServer named = listeningAt(address, "Reviews.example.org", "[fd00::1]")) {
            for (String host : List.of("reviews.example.org:443", "[fd00::1]:8080", "localhost")) {
                assertThat(asked(named, "GET /", host)).as(host).startsWith("HTTP/1.1 200 ");
            }
            assertThat(asked(named, "GET /", "evil.example")).startsWith("HTTP/1.1 421 ");
        }
    }

    private static String asked(WebServer server, String request, String host) throws IOException {
        return raw(
                server, request + " HTTP/1.1\r\nHost: " + host + "\r\nX-Reviewstream: 1\r\nConnection: close\r\n\r\n");
    }

    private static String raw(WebServer server, String request) throws IOException {
        int port = URI.create(server.address()).getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tellsThePageHowThingsAreAlthoughTheClockIsSetBack() throws Exception {
        var asked = new AtomicInteger();
        Clock back = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(Duration.ofDays(9_000L - asked.incrementAndGet()));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        try (var other = new WebServer("127.0.0.1", 0, List.of(), live, null, null, back)) {
            other.start();
            HttpRequest stream = HttpRequest.newBuilder(URI.create(other.address() + "api/stream"))
                    .build();
            try (Stream<String> lines =
                    client.send(stream, HttpResponse.BodyHandlers.ofLines()).body()) {
                assertThat(lines.filter("event: pulse"::equals).limit(2)).hasSize(2);
            }
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
