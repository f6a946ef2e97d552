package io.reviewstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.runtime.FailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real HTTP before a commit that the test does itself, or leaves undone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PushServerIT {
    private static final String A = "{\"id\":\"a\",\"text\":\"A film.\"}";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 [0-9]{3}");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Intake intake = new Intake(1);
    private PushServer server = serverOf(PushSettings.STANDARD);

    @AfterEach
    void stop() {
        intake.fail(new IllegalStateException("stopped"));
        server.close();
        threads.shutdownNow();
    }

    @Test
    void answersOneReviewWithWhereItStands() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        HttpResponse<String> answer = push.post(Push.JSON, A);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("{\"status\":201,\"id\":\"a\",\"topic\":\"reviews.raw\",\"partition\":0,\"offset\":0}");
        assertThat(push.post("Application/JSON; charset=\"UTF-8\"", A).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsForEachElementOfAnArrayWhatBecameOfIt() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        HttpResponse<String> all = push.post(Push.JSON, "[" + A + ",{\"id\":\"b\",\"text\":\"Another.\"}]");
        HttpResponse<String> mixed = push.post(Push.JSON, "[" + A + ",{\"id\":\"c\"},7]");
        HttpResponse<String> none = push.post(Push.JSON, "[{\"id\":\"c\"},7]");

        assertThat(List.of(all.statusCode(), mixed.statusCode(), none.statusCode()))
                .containsExactly(200, 207, 422);
        assertThat(Push.json(mixed).get("results").values())
                .extracting(result -> result.get("line").asInt() + " "
                        + result.get("status").asInt() + " "
                        + result.path("reason").asString(""))
                .containsExactly("1 200 ", "2 422 no-text", "3 422 not-a-review");
        assertThat(push.post(Push.JSON, "[]").body()).startsWith("{\"accepted\":0,\"repeated\":0,\"refused\":0");
    }

    @Test
    void namesTheLineOfBadJsonAndTakesNothingOfIt() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        HttpResponse<String> array = push.post(Push.JSON, "[" + A + ",\n\n{\"id\": oops}]");
        HttpResponse<String> two = push.post(Push.JSON, A + "\n" + A);
        HttpResponse<String> empty = push.post(Push.JSON, "");
        HttpResponse<String> line = push.post(Push.NDJSON, "{\"id\":\n");

        assertThat(List.of(array, two, empty, line)).allMatch(answer -> answer.statusCode() == 400);
        assertThat(Push.json(array).get("line").asInt()).isEqualTo(3);
        assertThat(Push.json(two).get("detail").asString())
                .isEqualTo("line 2: more follows after the object; send an array, or one object a line as"
                        + " application/x-ndjson");
        assertThat(Push.json(line).get("line").asInt()).isEqualTo(1);
        assertThat(push.post(Push.JSON, A).statusCode()).as("not taken before").isEqualTo(201);
    }

    @Test
    void answersEachLineOfNdjson() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        HttpResponse<String> mixed = push.post(Push.NDJSON, A + "\r\n\n{\"id\":\n" + A.replace("\"a\"", "\"b\""));
        HttpResponse<String> all = push.post(Push.NDJSON, A + "\n");
        HttpResponse<String> minimal =
                push.post(Push.NDJSON, A + "\n{\"id\":\n" + A + "\n", "Prefer", "return=minimal");

        assertThat(mixed.statusCode()).isEqualTo(207);
        assertThat(Push.lines(mixed).stream()
                        .map(line -> line.path("line").asInt(0) + " "
                                + line.path("status").asInt(0))
                        .toList())
                .containsExactly("1 201", "3 400", "4 201", "0 0");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(Push.lines(minimal)).hasSize(2);
        assertThat(minimal.body()).endsWith("{\"accepted\":0,\"repeated\":2,\"refused\":1}\n");
    }

    @Test
    void answersALongBodyWhileItIsSent() throws Exception {
        Push push = start(PushSettings.STANDARD, true);
        var body = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            body.append("{\"id\":\"n")
                    .append(i)
                    .append("\",\"text\":\"Number ")
                    .append(i)
                    .append("\"}\n");
        }

        HttpResponse<String> answer = push.post(Push.NDJSON, body.toString());

        assertThat(answer.statusCode()).isEqualTo(207);
        List<JsonNode> lines = Push.lines(answer);
        assertThat(lines).hasSize(20_001);
        assertThat(lines.get(19_999).get("id").asString()).isEqualTo("n19999");
        assertThat(lines.get(20_000)).hasToString("{\"accepted\":20000,\"repeated\":0,\"refused\":0}");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        Push push = start(new PushSettings("", null, 2_000, 1 << 20, 4), true);
        String words = "word ".repeat(1_000);

        HttpResponse<String> body = push.post(Push.JSON, "{\"text\":\"" + words + "\"}");
        HttpResponse<String> text = push.post(Push.NDJSON, "{\"text\":\"" + words + "\"}\n");
        HttpResponse<String> line = push.post(Push.NDJSON, "{\"text\":\"" + words.repeat(50) + "\"}\n" + A);

        assertThat(body.statusCode()).isEqualTo(413);
        assertThat(text.statusCode()).isEqualTo(413);
        assertThat(Push.json(text).get("reason").asString()).isEqualTo("too-large");
        assertThat(line.statusCode()).isEqualTo(207);
        assertThat(Push.lines(line).get(1).get("status").asInt())
                .as("the next line is read")
                .isEqualTo(201);
    }

    @Test
    void goesOnWithTheConnectionOfWhatItRefused() throws Exception {
        start(new PushSettings("", null, 2_000, 1 << 20, 4), true);

        String answers = onOneConnection(
                request("application/json", "x".repeat(4 << 20), ""),
                request("text/plain", "x".repeat(4 << 20), ""),
                request("application/json", A, "Connection: close\r\n"));

        assertThat(STATUS_LINE.matcher(answers).results().map(MatchResult::group))
                .containsExactly("HTTP/1.1 413", "HTTP/1.1 415", "HTTP/1.1 201");
    }

    @Test
    void answersOthersWhileManySendWhatIsRefusedAndPause() throws Exception {
        start(new PushSettings("", "open sesame", 2_000, 1 << 20, 1), true);
        URI address = URI.create(server.address());
        String request = request("text/plain", "x".repeat(1_000_000), "Connection: close\r\n");
        int begun = request.indexOf("xx") + 1;
        var paused = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 40; i++) {
                var socket = new Socket(address.getHost(), address.getPort());
                paused.add(socket);
                socket.getOutputStream().write(request.substring(0, begun).getBytes(StandardCharsets.UTF_8));
            }
            var document = HttpRequest.newBuilder(address.resolve("/openapi.json"))
                    .timeout(Duration.ofSeconds(30))
                    .build();

            int answer = HttpClient.newHttpClient()
                    .send(document, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            Socket one = paused.get(0);
            one.getOutputStream().write(request.substring(begun).getBytes(StandardCharsets.UTF_8));

            assertThat(answer).isEqualTo(200);
            assertThat(new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401");
        } finally {
            for (Socket socket : paused) {
                socket.close();
            }
        }
    }

    @Test
    void endsTheConnectionWhenTheBodyOfWhatItRefusesIsTooLongToBeRead() throws Exception {
        start(new PushSettings("", null, 2_000, 1 << 20, 4), true);

        String answer = onOneConnection("POST /reviews HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                + "Content-Length: 4000000000\r\n\r\n[");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\r\nConnection: close\r\n");
    }

    @Test
    void unpacksWhatIsPackedWithGzip() throws Exception {
        Push push = start(new PushSettings("", null, 2_000, 1 << 20, 4), true);
        byte[] lines = gzip(A + "\n{\"id\":1}\n");

        assertThat(push.post(Push.JSON, gzip(A), "Content-Encoding", "gzip").statusCode())
                .isEqualTo(201);
        assertThat(Push.lines(push.post(Push.NDJSON, lines, "Content-Encoding", "x-gzip")))
                .extracting(line -> line.path("status").asInt())
                .containsExactly(200, 422, 0);
        assertThat(push.post(Push.JSON, gzip("{\"text\":\"" + "x".repeat(1 << 20) + "\"}"), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void saysThatAPackedBodyIsDamaged() throws Exception {
        Push push = start(PushSettings.STANDARD, true);
        byte[] packed = gzip((A + "\n").repeat(3));
        byte[] cut = Arrays.copyOf(packed, packed.length - 4);

        HttpResponse<String> document = push.post(Push.JSON, Arrays.copyOf(gzip(A), 20), "Content-Encoding", "gzip");
        assertThat(document.statusCode()).isEqualTo(400);
        assertThat(Push.json(document).path("detail").asString())
                .isEqualTo("the gzip body is cut off or damaged: it ends within its data");
        HttpResponse<String> lines = push.post(Push.NDJSON, cut, "Content-Encoding", "gzip");
        assertThat(lines.statusCode()).isEqualTo(207);
        assertThat(Push.lines(lines).get(3).path("line").asInt()).isEqualTo(4);
        assertThat(Push.lines(lines).get(3).path("detail").asString())
                .isEqualTo("the gzip body is cut off or damaged: it ends before its checksum");
        assertThat(push.post(Push.NDJSON, A, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsonl",
                "application/x-jsonlines",
                "application/json-lines",
                "application/ld+json",
                "application/json; charset=utf8"
            })
    void takesTheOtherNamesOfItsTypes(String type) throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        HttpResponse<String> answer = push.post(type, A);

        assertThat(answer.body()).contains("\"status\":201,\"id\":\"a\"");
    }

    @Test
    void takesTheWholeLinesOfABodyThatIsCutOffAndSaysSo() throws Exception {
        Push push = start(PushSettings.STANDARD, true);
        URI address = URI.create(server.address());
        String request = request(Push.NDJSON, A + "\n" + A.repeat(10), "");

        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(request.substring(0, request.length() - A.length()).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"detail\":\"the body is cut off: ", "\"reason\":\"truncated\"");
        }

        assertThat(push.post(Push.JSON, A).statusCode()).as("taken before").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Push.JSON, Push.NDJSON})
    void tellsWhoFallsSilentThatItWasHimAndTakesNothing(String type) throws Exception {
        Push push = start(PushSettings.STANDARD, true);
        server.cutsOffAfter(Duration.ofMillis(300));
        URI address = URI.create(server.address());
        String request = request(type, A, "");

        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(request.substring(0, request.length() - 2).getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close", "\"reason\":\"timeout\"");
            push.hold(408, answer.substring(answer.indexOf('{')));
        }

        assertThat(push.post(Push.JSON, A).statusCode()).as("not taken before").isEqualTo(201);
    }

    @Test
    void answersTheWholeLinesOfWhoFallsSilentAndEnds() throws Exception {
        Push push = start(PushSettings.STANDARD, true);
        server.cutsOffAfter(Duration.ofMillis(300));
        URI address = URI.create(server.address());
        String request = request(Push.NDJSON, A + "\n" + A, "");

        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(request.substring(0, request.length() - 2).getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 207")
                    .contains(
                            "\"line\":1,\"status\":201",
                            "\"status\":408",
                            "\"accepted\":1,\"repeated\":0,\"refused\":0")
                    .endsWith("\r\n0\r\n\r\n");
        }

        assertThat(push.post(Push.JSON, A).statusCode()).as("taken before").isEqualTo(200);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void refusesOtherTypesAndPaths() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        assertThat(push.post("text/plain", A))
                .matches(answer -> answer.statusCode() == 415)
                .matches(answer -> answer.body().contains("the Content-Type was text/plain"));
        assertThat(push.post("application/json; charset=latin1", A).statusCode())
                .isEqualTo(415);
        assertThat(push.post(Push.JSON, A, "Content-Encoding", "deflate").statusCode())
                .isEqualTo(415);
        assertThat(push.post(Push.JSON, A, "Idempotency-Key", "k".repeat(256)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void asksForItsToken() throws Exception {
        Push push = start(new PushSettings("", "open sesame", 8 << 20, 1 << 20, 4), true);

        assertThat(push.post(Push.JSON, A).statusCode()).isEqualTo(401);
        assertThat(push.post(Push.JSON, A, "Authorization", "Bearer open sesam").statusCode())
                .isEqualTo(401);
        assertThat(push.post(Push.JSON, A, "Authorization", "Bearer open sesame")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesFromAPageOnlyWithItsToken() throws Exception {
        Push open = start(PushSettings.STANDARD, true);
        String ofAnySite = request(Push.JSON, A, "Origin: http://reviews.example.org\r\nConnection: close\r\n");

        String answer = onOneConnection(ofAnySite);
        assertThat(answer).startsWith("HTTP/1.1 403");
        open.hold(403, answer.substring(answer.indexOf('{')));
        assertThat(open.post(Push.JSON, A).statusCode()).as("not taken before").isEqualTo(201);
        server.close();

        start(new PushSettings("", "open sesame", 8 << 20, 1 << 20, 4), true);
        assertThat(onOneConnection(ofAnySite.replace("Origin", "Authorization: Bearer open sesame\r\nOrigin")))
                .startsWith("HTTP/1.1 201");
    }

    @Test
    void sendsAwayWhatItHasNoRoomFor() throws Exception {
        Push push = start(new PushSettings("", null, 8 << 20, 64 << 10, 2), false);

        Future<HttpResponse<String>> first = threads.submit(() -> push.post(Push.JSON, A));
        Awaitility.await().until(intake::isFull);
        HttpResponse<String> busy = push.post(Push.JSON, A);

        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(Push.json(busy).get("reason").asString()).isEqualTo("busy");
        commitInBackground();
        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(push.post(Push.JSON, A).statusCode())
                .as("there is room again")
                .isEqualTo(200);
    }

    @Test
    void servesSoManyRequestsAtOnce() throws Exception {
        Push push = start(new PushSettings("", null, 8 << 20, 8 << 20, 1), false);

        Future<HttpResponse<String>> first = threads.submit(() -> push.post(Push.JSON, A));
        Awaitility.await().until(() -> push.post(Push.JSON, "[]").statusCode() == 429);
        commitInBackground();

        assertThat(first.get().statusCode()).isEqualTo(201);
    }

    @Test
    void tellsWhenItWasNotCommitted() throws Exception {
        Push push = start(PushSettings.STANDARD, false);

        Future<HttpResponse<String>> one = threads.submit(() -> push.post(Push.JSON, A));
        Future<HttpResponse<String>> lines = threads.submit(() -> push.post(Push.NDJSON, A + "\n"));
        var group = new ArrayList<Batch>();
        while (group.size() < 2) {
            group.addAll(intake.take(100, Duration.ofSeconds(1)));
        }
        group.forEach(batch -> batch.failed(new FailedException("Kafka is away")));

        assertThat(one.get().statusCode()).isEqualTo(503);
        assertThat(lines.get().statusCode()).isEqualTo(503);
        assertThat(Push.json(one.get()).get("reason").asString()).isEqualTo("not-committed");
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        start(PushSettings.STANDARD, true);
        int port = URI.create(server.address()).getPort();
        var second = new PushServer(
                "127.0.0.1",
                port,
                PushSettings.STANDARD,
                new Intake(1),
                () -> new ReviewParser(4096),
                4096,
                "listen",
                InstantSource.system());

        assertThatThrownBy(second::start)
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("listen:127.0.0.1:" + port + ": cannot listen there: ");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void gaveEveryAnswerThatItsDocumentHas() throws Exception {
        Push push = start(PushSettings.STANDARD, true);

        assertThat(Push.seen()).isEqualTo(push.documented());
    }

    private static String request(String type, String body, String header) {
        return "POST /reviews HTTP/1.1\r\nHost: here\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\n" + header + "\r\n" + body;
    }

    /** All answers, until the server ends the connection. */
    private String onOneConnection(String... requests) throws IOException {
        URI address = URI.create(server.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            for (String request : requests) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Push start(PushSettings settings, boolean committing) throws Exception {
        server = serverOf(settings);
        server.start();
        if (committing) {
            commitInBackground();
        }
        return new Push(server.address());
    }

    private PushServer serverOf(PushSettings settings) {
        intake = new Intake(settings.maxPendingBytes());
        return new PushServer(
                "127.0.0.1",
                0,
                settings,
                intake,
                () -> new ReviewParser(4096),
                4096,
                "listen:127.0.0.1:0",
                InstantSource.system());
    }

    /** As Kafka would: each new id gets the next offset. */
    private void commitInBackground() {
        Intake from = intake;
        threads.submit(() -> {
            var ids = new ArrayList<String>();
            while (!from.isDone()) {
                for (Batch batch : from.take(5_000, Duration.ofSeconds(1))) {
                    var outcomes = new ArrayList<Outcome>();
                    for (PushedReview pushed : batch.reviews()) {
                        String id = pushed.review().id();
                        // From the end: what is repeated mostly came just now.
                        boolean known = ids.size() < 100 && ids.contains(id);
                        if (!known) {
                            ids.add(id);
                        }
                        outcomes.add(new Outcome.Stored(
                                id, "reviews.raw", 0, known ? ids.indexOf(id) : ids.size() - 1, known));
                    }
                    batch.done(outcomes);
                }
            }
            return null;
        });
    }
}
