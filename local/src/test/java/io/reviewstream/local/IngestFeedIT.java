package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.ingest.SourcesFailedException;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class IngestFeedIT {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final StopSignal stop = new StopSignal();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Topics topics = Topics.standard();
    private FeedServer server = startServer();

    @BeforeEach
    void freshTopics() throws Exception {
        topics = Broker.freshTopics(1);
    }

    @AfterEach
    void stopAll() {
        stop.trip();
        pool.shutdownNow();
        server.close();
    }

    @Test
    void takesEachItemOnceAndEachEditOnce() throws Exception {
        URI feed = server.uri("/feed.xml");
        server.serve(FeedServer.rss("a one", "b two"), "\"1\"");
        SourceReport first = read(feed);
        SourceReport unchanged = read(feed);
        server.serve(FeedServer.rss("c three", "b two, edited", "a one"), "\"2\"");
        SourceReport changed = read(feed);
        server.serve(FeedServer.rss("b two, edited", "c three"), "\"3\"");
        SourceReport reordered = read(feed);

        assertThat(first)
                .isEqualTo(new SourceReport(feed.toString(), 2, 0, 0, true))
                .isEqualTo(unchanged);
        assertThat(changed)
                .isEqualTo(new SourceReport(feed.toString(), 4, 0, 0, true))
                .isEqualTo(reordered);
        assertThat(Committed.raw(topics)).containsExactly("a one", "b two", "b two, edited", "c three");
        assertThat(server.requests().get(1)).containsEntry("If-none-match", List.of("\"1\""));
    }

    @Test
    void readsAllPagesThoughOneFailsAtFirst() throws Exception {
        URI feed = server.uri("/feed.xml");
        String second = FeedServer.rss("b two").replace("<title>", "<atom:link rel=\"next\" href=\"?page=3\"/><title>");
        String third = "{\"next_url\": \"/feed.xml\", \"items\": [{\"id\": \"c\", \"content_text\": \"three\"}]}";
        var failed = new AtomicBoolean();
        server.answer(exchange -> {
            String page = String.valueOf(exchange.getRequestURI().getQuery());
            if (page.equals("page=3") && failed.compareAndSet(false, true)) {
                FeedServer.send(exchange, 503, "");
            } else if (page.equals("page=3")) {
                FeedServer.send(exchange, 200, third);
            } else if (page.equals("page=2")) {
                FeedServer.send(exchange, 200, second);
            } else {
                exchange.getResponseHeaders().add("Link", "<?page=1>; rel=prev, <?page=2>; rel=\"next\"");
                FeedServer.send(exchange, 200, FeedServer.rss("a one"));
            }
        });

        SourceReport report = read(feed);

        assertThat(report).isEqualTo(new SourceReport(feed.toString(), 3, 0, 0, true));
        assertThat(Committed.raw(topics)).containsExactly("a one", "b two", "c three");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void knowsTenThousandItemsAgainAfterAColdStart() throws Exception {
        URI feed = server.uri("/feed.xml");
        String[] items = IntStream.range(0, 10_000)
                .mapToObj(i -> "id" + i + " text " + i)
                .toArray(String[]::new);
        server.answer(exchange -> FeedServer.send(exchange, 200, FeedServer.rss(items)));

        assertThat(read(feed).ingested()).isEqualTo(10_000);
        assertThat(read(feed).ingested()).isEqualTo(10_000);
        assertThat(Committed.raw(topics)).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void setsABadItemAsideOnce() throws Exception {
        URI feed = server.uri("/feed.json");
        String json =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>One &amp; only</p>\"},"
                        + "{\"id\":\"2\",\"url\":\"http://example.org\"}]}";
        server.answer(exchange -> FeedServer.send(exchange, 200, json));

        SourceReport first = read(feed);
        SourceReport second = read(feed);

        assertThat(first)
                .isEqualTo(new SourceReport(feed.toString(), 1, 1, 0, true))
                .isEqualTo(second);
        assertThat(Committed.raw(topics)).containsExactly("1 One & only");
        assertThat(Committed.letters(topics)).containsExactly("no-text " + feed + ":1");
    }

    @Test
    void takesTheSameItemsOfAFeedInJsonWithAByteOrderMark() throws Exception {
        URI feed = server.uri("/feed.json");
        String json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"content_text\":\"A mild one\"},"
                + "{\"id\":\"2\",\"content_text\":\"A wild one\"}]}";
        server.serve(json, "\"plain\"");
        SourceReport plain = read(feed);
        server.serve("\uFEFF" + json, "\"marked\"");
        SourceReport marked = read(feed);

        assertThat(plain)
                .isEqualTo(new SourceReport(feed.toString(), 2, 0, 0, true))
                .isEqualTo(marked);
        assertThat(server.requests().get(1)).containsEntry("If-none-match", List.of("\"plain\""));
    }

    @Test
    void setsAnItemAsideOfWhichKafkaTakesNoRecord() throws Exception {
        URI feed = server.uri("/feed.xml");
        String huge = "<item><guid>huge</guid><title>" + "x".repeat(26_000_000) + "</title>"
                + "<description>words</description></item>";
        String rss = FeedServer.rss("a one", "b two").replaceFirst("<item>", huge + "<item>");
        server.answer(exchange -> FeedServer.send(exchange, 200, rss));

        SourceReport first = read(feed);
        SourceReport second = read(feed);

        assertThat(first)
                .isEqualTo(new SourceReport(feed.toString(), 2, 1, 0, true))
                .isEqualTo(second);
        assertThat(Committed.raw(topics)).containsExactly("a one", "b two");
        assertThat(Committed.letters(topics)).containsExactly("too-large " + feed + "#1");
        assertThat(notices)
                .first()
                .asString()
                .matches(feed
                        + "#1: the review makes a record of 260\\d{5} bytes, more than the 25100288 that Kafka is sent;"
                        + " shorten what it has beside its text");
    }

    @Test
    void keepsTheLetterOfAnItemOfAHugeIdSmall() throws Exception {
        URI feed = server.uri("/feed.xml");
        // It stands four times in its record.
        String id = "x".repeat(7_000_000);
        server.answer(exchange -> FeedServer.send(exchange, 200, FeedServer.rss("a one", id + " words")));

        assertThat(read(feed)).isEqualTo(new SourceReport(feed.toString(), 1, 1, 0, true));
        assertThat(Committed.letters(topics)).containsExactly("too-large " + feed + "#2");
    }

    @Test
    void remembersThatAFeedHasMovedForGood() throws Exception {
        URI old = server.uri("/old.xml");
        var asked = new CopyOnWriteArrayList<String>();
        server.answer(exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (path.equals("/old.xml")) {
                exchange.getResponseHeaders().add("Location", "/new.xml");
                FeedServer.send(exchange, 301, "");
            } else {
                FeedServer.send(exchange, 200, FeedServer.rss("a one"));
            }
        });

        read(old);
        read(old);

        assertThat(asked).containsExactly("/old.xml", "/new.xml", "/new.xml");
        assertThat(Committed.raw(topics)).containsExactly("a one");
    }

    @Test
    void tellsThePasswordInAnAddressToItsServerAlone() throws Exception {
        URI feed = server.uri("/feed.xml");
        String named = feed.toString().replace("//", "//usher:b%40lcony+row@");
        server.answer(exchange ->
                FeedServer.send(exchange, 200, FeedServer.rss("a one", "b " + "long ".repeat(250_000))));
        SourceReport first = read(URI.create(named));
        server.answer(exchange -> FeedServer.send(exchange, 401, ""));

        assertThatThrownBy(() -> read(URI.create(named)))
                .hasMessage(feed
                        + ": the server answers 401 to this user and password; check the address and try again later");
        assertThat(first).isEqualTo(new SourceReport(feed.toString(), 1, 1, 0, true));
        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(headers -> assertThat(headers)
                        .containsEntry(
                                "Authorization",
                                List.of("Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        "usher:b@lcony+row".getBytes(StandardCharsets.UTF_8)))));
        for (var topic : topics.all()) {
            for (var record : Committed.records(topic.name())) {
                var parts = new ArrayList<byte @Nullable []>(List.of(record.value()));
                parts.add(record.key());
                record.headers().forEach(header -> parts.add(header.value()));
                assertThat(parts)
                        .allSatisfy(part -> assertThat(
                                        new String(part == null ? new byte[0] : part, StandardCharsets.UTF_8))
                                .doesNotContain("usher", "lcony"));
            }
        }
        assertThat(String.join("", notices)).doesNotContain("usher", "lcony");
    }

    @Test
    void readsAPackedFeed() throws Exception {
        URI feed = server.uri("/feed.xml");
        server.answer(exchange -> {
            var packed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(packed)) {
                out.write(FeedServer.rss("a one").getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            try (var out = exchange.getResponseBody()) {
                packed.writeTo(out);
            }
        });

        assertThat(read(feed).ingested()).isEqualTo(1);
    }

    @Test
    void asksAgainAfterAPassingFailure() throws Exception {
        URI feed = server.uri("/feed.xml");
        var count = new AtomicInteger();
        server.answer(exchange -> {
            if (count.incrementAndGet() < 3) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                FeedServer.send(exchange, 503, "busy");
            } else {
                FeedServer.send(exchange, 200, FeedServer.rss("a one"));
            }
        });

        assertThat(read(feed).ingested()).isEqualTo(1);
        assertThat(count).hasValue(3);
        assertThat(notices)
                .containsExactly(
                        feed + ": the server answers 503; it is asked again in 1 s",
                        feed + ": the server answers 503; it is asked again in 2 s");
    }

    @Test
    @Timeout(60)
    void doesNotWaitForAServerThatAsksToBeLeftAloneForLong() {
        URI feed = server.uri("/feed.xml");
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3601");
            FeedServer.send(exchange, 429, "");
        });

        assertThatThrownBy(() -> read(feed))
                .isInstanceOf(FailedException.class)
                .hasMessage(feed + ": the server answers 429 and asks to be left alone for 61 minutes; try again then");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchFeed() {
        URI feed = server.uri("/none.xml");

        assertThatThrownBy(() -> read(feed))
                .isInstanceOf(FailedException.class)
                .hasMessage(feed + ": the server answers 404; check the address and try again later");
    }

    @Test
    void readsTheOtherFeedsWhereOneCannotBeHad() throws Exception {
        server.answer(exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/there.xml");
            FeedServer.send(exchange, there ? 200 : 404, there ? FeedServer.rss("a one") : "");
        });
        var sources = List.of(
                server.uri("/none.xml").toString(),
                server.uri("/there.xml").toString(),
                server.uri("/gone.xml").toString());
        var ingest =
                new Ingest(new IngestSettings(Broker.settings(), topics, sources), notices::add, Clock.systemUTC());

        assertThatThrownBy(() -> ingest.run(stop))
                .isInstanceOfSatisfying(
                        SourcesFailedException.class,
                        e -> assertThat(e.reports())
                                .containsExactly(
                                        new SourceReport(sources.get(0), 0, 0, 0, false),
                                        new SourceReport(sources.get(1), 1, 0, 0, true),
                                        new SourceReport(sources.get(2), 0, 0, 0, false)))
                .hasMessageContainingAll("/none.xml: the server answers 404", "/gone.xml: the server answers 404");
        assertThat(Committed.raw(topics)).containsExactly("a one");
    }

    @Test
    void tellsOfItemsWithoutWordsThatTheyWerePassedOver() throws Exception {
        URI feed = server.uri("/feed.xml");
        server.serve(
                "<rss><channel><item><guid>1</guid><title>No body</title></item><item><guid>2</guid><description>Words."
                        + "</description><link>/two</link></item></channel></rss>",
                "\"1\"");

        assertThat(read(feed)).isEqualTo(new SourceReport(feed.toString(), 1, 0, 1, true));
        assertThat(notices).containsExactly(feed + ": 1 skipped: there are no words of a review in it");
    }

    @Test
    void saysThatAWebPageIsNoFeed() {
        URI feed = server.uri("/");
        server.answer(exchange -> FeedServer.send(exchange, 200, "<!DOCTYPE html><html><body>Hello</body></html>"));

        assertThatThrownBy(() -> read(feed))
                .isInstanceOf(FailedException.class)
                .hasMessage(
                        feed + ": what the server sends is no feed but perhaps a web page; check the address and try"
                                + " again later");
    }

    @Test
    void saysThatAnAnswerIsEmpty() {
        URI feed = server.uri("/feed.xml");
        server.answer(exchange -> FeedServer.send(exchange, 200, ""));

        assertThatThrownBy(() -> read(feed))
                .hasMessage(feed + ": the server sends an empty answer; check the address and try again later");
    }

    @Test
    void followsAFeedThroughChangesAndFailures() throws Exception {
        URI feed = server.uri("/feed.xml");
        server.serve(FeedServer.rss("a one"), "\"1\"");
        var base = new IngestSettings(Broker.settings(), topics, List.of(feed.toString()));
        var settings = new IngestSettings(
                base.kafka(),
                base.topics(),
                base.sources(),
                true,
                base.maxTextBytes(),
                base.formats(),
                base.pollEvery(),
                Duration.ofMillis(50),
                base.kafkaPatience(),
                1,
                1);
        Future<List<SourceReport>> following =
                pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(stop));
        await("a one");

        server.answer(exchange -> FeedServer.send(exchange, 500, "broken"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !notices.isEmpty());
        server.serve(FeedServer.rss("b two", "a one"), "\"2\"");
        await("a one", "b two");
        server.serve(FeedServer.rss("b two", "a one, edited"), "\"3\"");
        await("a one", "a one, edited", "b two");
        stop.trip();

        assertThat(following.get()).containsExactly(new SourceReport(feed.toString(), 3, 0, 0, true));
        assertThat(notices)
                .containsExactly(
                        feed + ": the server answers 500; it is asked again from time to time",
                        feed + ": it answers again");
    }

    @Test
    void doesNotLetASlowFeedHoldUpAnother() throws Exception {
        var never = new java.util.concurrent.CountDownLatch(1);
        URI slow = server.uri("/slow.xml");
        URI quick = server.uri("/quick.xml");
        server.answer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow.xml")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            FeedServer.send(exchange, 200, FeedServer.rss("a one"));
        });
        var settings =
                new IngestSettings(Broker.settings(), topics, List.of(slow.toString(), quick.toString())).following();
        Future<List<SourceReport>> following =
                pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(stop));

        await("a one");
        stop.trip();
        never.countDown();

        assertThat(following.get()).extracting(SourceReport::sourceUri).containsExactly(slow + "", quick + "");
    }

    @Test
    void losesNoItemOfEqualDatesInWhateverOrder() throws Exception {
        URI feed = server.uri("/feed.xml");
        String dated =
                "<item><guid>%s</guid><pubDate>Tue, 05 Mar 2024 10:30:00 GMT</pubDate><description>%s</description></item>";
        String start = "<rss version=\"2.0\"><channel>";
        String end = "</channel></rss>";
        server.serve(start + dated.formatted("b", "two") + end, "\"1\"");
        read(feed);
        server.serve(start + dated.formatted("b", "two") + dated.formatted("a", "one") + end, "\"2\"");
        read(feed);
        server.serve(start + dated.formatted("c", "three").replace("2024", "2020") + end, "\"3\"");

        assertThat(read(feed).ingested()).isEqualTo(3);
    }

    @Test
    void knowsAnItemAgainWhoseAddressOnlyLooksOtherwise() throws Exception {
        URI feed = server.uri("/feed.xml");
        server.serve(FeedServer.rss("http://example.org/1?utm_source=rss one"), "\"1\"");
        read(feed);
        server.serve(FeedServer.rss("https://example.org/1?utm_source=mail one"), "\"2\"");

        assertThat(read(feed).ingested()).isEqualTo(1);
        assertThat(Committed.raw(topics)).containsExactly("https://example.org/1 one");
    }

    private void await(String... expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Committed.raw(topics)).containsExactly(expected));
    }

    private SourceReport read(URI feed) throws InterruptedException {
        var settings = new IngestSettings(Broker.settings(), topics, List.of(feed.toString()));
        return new Ingest(settings, notices::add, Clock.systemUTC()).run(stop).get(0);
    }

    private static FeedServer startServer() {
        try {
            return new FeedServer();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
