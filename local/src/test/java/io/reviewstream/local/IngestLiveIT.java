package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live streams of real servers, cut off and resumed. */
final class IngestLiveIT {
    private static final String CUT = "cut";
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
    private StopSignal stop = new StopSignal();
    private Topics topics = Topics.standard();

    @BeforeEach
    void freshTopics() throws Exception {
        topics = Broker.freshTopics(1);
    }

    @AfterEach
    void stopAll() {
        stop.trip();
        pool.shutdownNow();
    }

    @Test
    void takesEventsAndResumesBehindTheLastOne() throws Exception {
        try (var server = new FeedServer()) {
            server.answer(this::stream);
            String source = "sse+" + server.uri("/live");
            Future<List<SourceReport>> ingest = start(source);
            toSend.add(event("1", "a", "one"));
            toSend.add("event: ping\ndata: {}\n\n: a remark\n\n");
            toSend.add("id: 2\ndata: [{\"id\":\"b\",\"text\":\"two\"},\ndata: {\"id\":\"c\",\"text\":\"three\"}]\n\n");
            awaitRaw("a one", "b two", "c three");

            toSend.add("id: 3\ndata: half an ev" + CUT);
            Awaitility.await().until(() -> server.requests().size() == 2);
            toSend.add(event("2", "c", "three") + event("3", "d", "four") + "id: 4\ndata: no review\n\n");
            awaitRaw("a one", "b two", "c three", "d four");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Committed.letters(topics)).hasSize(1));
            stop.trip();

            assertThat(ingest.get()).containsExactly(new SourceReport(source, 4, 1, 1, true));
            assertThat(server.requests().get(0)).doesNotContainKey("Last-event-id");
            assertThat(server.requests().get(1)).containsEntry("Last-event-id", List.of("2"));
            assertThat(Committed.letters(topics)).containsExactly("malformed-json event 4");
            toSend.add(CUT);

            stop = new StopSignal();
            Future<List<SourceReport>> again = start(source);
            Awaitility.await().until(() -> server.requests().size() == 3);
            toSend.add(event("5", "e", "five"));
            awaitRaw("a one", "b two", "c three", "d four", "e five");
            stop.trip();

            assertThat(again.get()).containsExactly(new SourceReport(source, 5, 1, 1, true));
            assertThat(server.requests().get(2)).containsEntry("Last-event-id", List.of("4"));
        }
    }

    @Test
    void connectsAgainAfterFailuresAndEndsWhenThereIsNoMore() throws Exception {
        try (var server = new FeedServer()) {
            server.answer(exchange -> {
                switch (server.requests().size()) {
                    case 1 -> {
                        exchange.getResponseHeaders().add("Retry-After", "1");
                        FeedServer.send(exchange, 503, "busy");
                    }
                    case 2 -> FeedServer.send(exchange, 200, "<html>");
                    case 3 -> {
                        toSend.add("retry: 20\n\n" + event("1", "a", "one") + CUT);
                        stream(exchange);
                    }
                    default -> {
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    }
                }
            });
            String source = "sse+" + server.uri("/live");

            Future<List<SourceReport>> ingest = start(source);

            assertThat(ingest.get()).containsExactly(new SourceReport(source, 1, 0, 0, true));
            assertThat(notices)
                    .containsExactly(
                            source + ": the server answers 503; it is connected to again",
                            source + ": it is connected again",
                            source + ": the server has ended the stream; it is connected to again");
        }
    }

    @Test
    void setsBadEventsUnderOneIdAsideOnce() throws Exception {
        try (var server = new FeedServer()) {
            String events = "retry: 20\n\n" + event("1", "a", "one") + "id: 2\ndata: none\n\ndata: nonsense\n\n" + CUT;
            server.answer(exchange -> {
                if (server.requests().size() > 3) {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                } else {
                    toSend.add(events);
                    stream(exchange);
                }
            });
            String source = "sse+" + server.uri("/live");

            assertThat(start(source).get()).containsExactly(new SourceReport(source, 1, 2, 0, true));
        }
    }

    @Test
    void tellsServersOfStreamsThePasswordInTheirAddresses() throws Exception {
        try (var events = new FeedServer();
                var messages = new WebSocketServer()) {
            events.answer(exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            String stream = "sse+" + events.uri("/live");

            Future<List<SourceReport>> ingest = start(stream.replace("//", "//usher:row@"));
            assertThat(ingest.get()).containsExactly(new SourceReport(stream, 0, 0, 0, true));
            assertThat(events.requests().get(0)).containsEntry("Authorization", List.of("Basic dXNoZXI6cm93"));

            ingest = start(messages.uri().replace("//", "//usher:row@"));
            Awaitility.await().until(() -> messages.handshakes().size() == 1);
            stop.trip();
            assertThat(ingest.get()).containsExactly(new SourceReport(messages.uri(), 0, 0, 0, true));
            assertThat(messages.handshakes().get(0)).containsIgnoringCase("\r\nAuthorization: Basic dXNoZXI6cm93\r\n");
        }
    }

    @Test
    void connectsAgainAfterARedirectToAPortThatIsNone() throws Exception {
        try (var server = new FeedServer()) {
            server.answer(exchange -> {
                if (server.requests().size() == 1) {
                    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:99999/");
                    FeedServer.send(exchange, 302, "");
                } else {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                }
            });
            String source = "sse+" + server.uri("/live");

            Future<List<SourceReport>> ingest = start(source);

            assertThat(ingest.get()).containsExactly(new SourceReport(source, 0, 0, 0, true));
            assertThat(notices)
                    .containsExactly(
                            source + ": it redirects to http://127.0.0.1:99999/, which is no web address; it is"
                                    + " connected to again");
        }
    }

    @Test
    void leavesAServerOfWebSocketsAloneThatAsksForIt() throws Exception {
        try (var server = new FeedServer()) {
            server.answer(exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "3600");
                FeedServer.send(exchange, 503, "busy");
            });
            String source = server.uri("/live").toString().replace("http://", "ws://");

            Future<List<SourceReport>> ingest = start(source);
            Awaitility.await().until(() -> !notices.isEmpty());
            stop.trip();
            ingest.get();

            assertThat(notices).containsExactly(source + ": the server answers 503; it is connected to again");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void takesMessagesOfAWebSocketAndConnectsAgain() throws Exception {
        try (var server = new WebSocketServer()) {
            Future<List<SourceReport>> ingest = start(server.uri());
            Awaitility.await().until(() -> server.handshakes().size() == 1);
            server.send("{\"id\":\"a\",\"text\":\"one \ud83d\ude00\"}");
            awaitRaw("a one \ud83d\ude00");

            server.cut();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> server.handshakes().size() == 2);
            server.send("{\"id\":\"a\",\"text\":\"one \ud83d\ude00\"}");
            server.send("{\"id\":\"b\",\"text\":\"" + "long ".repeat(100) + "\"}");
            awaitRaw("a one \ud83d\ude00", "b " + "long ".repeat(100));
            stop.trip();

            assertThat(ingest.get()).containsExactly(new SourceReport(server.uri(), 2, 0, 0, true));
            assertThat(server.handshakes().get(1)).containsIgnoringCase("\r\nLast-Event-ID: a\r\n");
        }
    }

    /** Sends what the test puts into the queue, until it says that the stream is to be cut. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            boolean cut = false;
            while (!cut) {
                String next = toSend.take();
                cut = next.endsWith(CUT);
                out.write(next.replace(CUT, "").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(String eventId, String id, String text) {
        return "id: " + eventId + "\ndata: {\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n\n";
    }

    private Future<List<SourceReport>> start(String source) {
        var settings = new IngestSettings(Broker.settings(), topics, List.of(source));
        StopSignal signal = stop;
        return pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(signal));
    }

    private void awaitRaw(String... expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Committed.raw(topics)).containsExactly(expected));
    }
}
