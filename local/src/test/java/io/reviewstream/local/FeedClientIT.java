package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.feed.AddressPolicy;
import io.reviewstream.ingest.feed.FeedAnswer;
import io.reviewstream.ingest.feed.FeedClient;
import io.reviewstream.ingest.feed.Proxies;
import io.reviewstream.ingest.feed.SignIn;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do harm, or what they should not. */
final class FeedClientIT {
    private static final int MOST = 100_000;
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final FeedClient client =
            new FeedClient(() -> NOW, Duration.ofSeconds(2), MOST, new AddressPolicy(false), null, Proxies.NONE);
    private final FeedServer server;
    private final URI feed;

    FeedClientIT() throws IOException {
        server = new FeedServer();
        feed = server.uri("/feed.xml");
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        server.close();
    }

    @Test
    void asksThroughTheProxy() throws Exception {
        server.serve("<rss/>", "e");
        var proxies = new Proxies("127.0.0.1:" + feed.getPort(), "", List.of());
        var through = new FeedClient(() -> NOW, Duration.ofSeconds(20), MOST, new AddressPolicy(false), null, proxies);

        assertThat(through.get(URI.create("http://feeds.invalid/all.xml"), null, null))
                .isInstanceOf(FeedAnswer.Document.class);
        assertThat(server.requests())
                .singleElement()
                .satisfies(headers -> assertThat(headers).containsEntry("Host", List.of("feeds.invalid")));
    }

    @Test
    void tellsTheProxyWhoAsksAndNobodyElse() throws Exception {
        server.serve("<rss/>", "e");
        var proxies = new Proxies("us:secret@127.0.0.1:" + feed.getPort(), "", List.of());
        var through = new FeedClient(() -> NOW, Duration.ofSeconds(20), MOST, new AddressPolicy(true), null, proxies);

        through.get(URI.create("http://feeds.invalid/all.xml"), null, null);
        through.get(feed, null, null);

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0)).containsEntry("Proxy-authorization", List.of("Basic dXM6c2VjcmV0"));
        assertThat(server.requests().get(1)).doesNotContainKey("Proxy-authorization");
    }

    @Test
    void tellsTheProxyWhoAsksForWhatItCannotRead() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            proxy.setSoTimeout(60_000);
            // A process of its own: Java decides once in each whether a proxy may be told a password there.
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Asking.class.getName())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            command.environment().put("https_proxy", "http://us:secret@127.0.0.1:" + proxy.getLocalPort());
            Process asking = command.start();
            try (Socket connected = proxy.accept()) {
                var head = new BufferedReader(
                        new InputStreamReader(connected.getInputStream(), StandardCharsets.ISO_8859_1));
                var lines = new ArrayList<String>();
                for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                    lines.add(line);
                }
                assertThat(lines)
                        .startsWith("CONNECT feeds.invalid:443 HTTP/1.1")
                        .contains("Proxy-Authorization: Basic dXM6c2VjcmV0");
            } finally {
                asking.destroyForcibly();
            }
        }
    }

    /** Asks for a feed as the environment says. */
    static final class Asking {
        private Asking() {}

        /** @param args none */
        public static void main(String[] args) throws InterruptedException {
            new FeedClient(
                            () -> NOW,
                            Duration.ofSeconds(20),
                            MOST,
                            new AddressPolicy(false),
                            null,
                            Proxies.from(System.getenv()))
                    .get(URI.create("https://feeds.invalid/all.xml"), null, null);
        }
    }

    @Test
    void doesNotTakeForUnchangedWhatItNeverHad() throws Exception {
        server.answer(exchange -> FeedServer.send(exchange, 304, ""));

        assertThat(client.get(feed, null, null))
                .isEqualTo(new FeedAnswer.Failed("the server answers 304", Duration.ZERO, false));
        assertThat(client.get(feed, "a", null)).isEqualTo(new FeedAnswer.NotModified(null));
    }

    @Test
    void tellsNoOtherServerWhoAsks() throws Exception {
        try (var other = new FeedServer()) {
            other.answer(exchange -> FeedServer.send(exchange, 200, FeedServer.rss("a one")));
            server.answer(exchange -> {
                boolean first = exchange.getRequestURI().getPath().equals("/feed.xml");
                exchange.getResponseHeaders()
                        .add("Location", first ? "/moved.xml" : other.uri("/").toString());
                FeedServer.send(exchange, 302, "");
            });
            var client = new FeedClient(
                    () -> NOW,
                    Duration.ofSeconds(20),
                    MOST,
                    new AddressPolicy(false),
                    new SignIn(feed, "usher:row"),
                    Proxies.NONE);

            assertThat(client.get(feed, null, null)).isInstanceOf(FeedAnswer.Document.class);
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(headers -> assertThat(headers).containsKey("Authorization"));
            assertThat(other.requests())
                    .singleElement()
                    .satisfies(headers -> assertThat(headers).doesNotContainKey("Authorization"));
        }
    }

    @Test
    void remembersNoPasswordOfARedirectAndSendsItToNobody() throws Exception {
        try (var other = new FeedServer()) {
            other.answer(exchange -> FeedServer.send(exchange, 200, FeedServer.rss("a one")));
            String target = other.uri("/moved.xml").toString();
            server.answer(exchange -> redirect(exchange, 301, target.replace("//", "//usher:row@")));

            FeedAnswer answer = client.get(feed, null, null);

            assertThat(((FeedAnswer.Document) answer).movedTo()).isEqualTo(URI.create(target));
            assertThat(other.requests())
                    .singleElement()
                    .satisfies(headers -> assertThat(headers).doesNotContainKey("Authorization"));
        }

        server.answer(exchange -> redirect(exchange, 301, "ftp://usher:row@example.org/"));
        assertThat(failure()).isEqualTo("it redirects to ftp://example.org/, which is no web address");
        server.answer(exchange -> redirect(exchange, 301, "//usher:row@exa mple.org/"));
        assertThat(failure()).isEqualTo("it redirects to //exa mple.org/, which is no address");
    }

    @Test
    void givesUpOnAServerThatHangs() throws Exception {
        server.answer(exchange -> hang());

        assertThat(failure()).isEqualTo("no whole answer within 2 s");
    }

    @Test
    void givesUpOnABodyThatNeverEnds() throws Exception {
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<rss>".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            hang();
        });

        assertThat(failure()).isEqualTo("no whole answer within 2 s");
    }

    @Test
    void unpacksNoBomb() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100 * MOST]);
        }
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            try (var out = exchange.getResponseBody()) {
                packed.writeTo(out);
            }
        });

        assertThat(failure())
                .isEqualTo("its packed answer cannot be read: more than " + MOST + " bytes come out of it");
    }

    @Test
    void passesOverNoDamagedMember() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("<rss></rss>".getBytes(StandardCharsets.US_ASCII));
        }
        packed.writeBytes("what was a member once".getBytes(StandardCharsets.US_ASCII));
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, packed.size());
            try (var out = exchange.getResponseBody()) {
                packed.writeTo(out);
            }
        });

        assertThat(failure()).isEqualTo("its packed answer cannot be read: what follows from here on is no gzip");
    }

    @Test
    void takesNoMoreThanAllowed() throws Exception {
        server.answer(exchange -> FeedServer.send(exchange, 200, "x".repeat(MOST + 1)));

        assertThat(client.get(feed, null, null))
                .isEqualTo(new FeedAnswer.Failed("the answer has more than " + MOST + " bytes", Duration.ZERO, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br"})
    void saysThatAnAnswerIsPackedInAWayThatItDidNotAskFor(String packing) throws Exception {
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", packing);
            FeedServer.send(exchange, 200, "packed");
        });

        assertThat(failure()).isEqualTo("its answer is packed with " + packing + ", though only gzip was asked for");
    }

    @Test
    void followsNoRedirectWithoutEndNorElsewhere() throws Exception {
        server.answer(exchange -> redirect(exchange, 302, "/again"));
        assertThat(failure()).isEqualTo("it redirects more than 5 times");

        server.answer(exchange -> redirect(exchange, 302, "file:///etc/passwd"));
        assertThat(failure()).isEqualTo("it redirects to file:///etc/passwd, which is no web address");

        server.answer(exchange -> redirect(exchange, 302, "http://169.254.169.254/latest/meta-data/"));
        assertThat(failure())
                .isEqualTo("it redirects to http://169.254.169.254/latest/meta-data/, an address in a private network;"
                        + " name that one as a source if it is meant");
    }

    @Test
    void remembersWhereItMovedThoughNothingChangedThere() throws Exception {
        server.answer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/feed.xml")) {
                redirect(exchange, 308, "/new.xml");
            } else {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
            }
        });

        assertThat(client.get(feed, "\"1\"", null)).isEqualTo(new FeedAnswer.NotModified(server.uri("/new.xml")));
    }

    @Test
    void hearsHowLongToStayAway() throws Exception {
        assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter("Mon, 06 May 2024 07:18:09 GMT")).isEqualTo(Duration.ofMinutes(10));
        assertThat(retryAfter("Mon, 06 May 2024 06:18:09 GMT")).isZero();
        assertThat(retryAfter("9999999")).isEqualTo(Duration.ofDays(1));
        assertThat(retryAfter("soon")).isZero();
    }

    private Duration retryAfter(String value) throws InterruptedException {
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", value);
            FeedServer.send(exchange, 503, "busy");
        });
        return ((FeedAnswer.Failed) client.get(feed, null, null)).retryAfter();
    }

    private String failure() throws InterruptedException {
        return ((FeedAnswer.Failed) client.get(feed, null, null)).message();
    }

    private static void redirect(com.sun.net.httpserver.HttpExchange exchange, int status, String to)
            throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        FeedServer.send(exchange, status, "");
    }

    private void hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
