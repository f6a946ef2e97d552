package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The ingest service in a process of its own, killed without warning while it takes posts or polls a feed. A few times in
 * the default run; {@code -Dreviewstream.kills=50} and {@code -Dreviewstream.seed=…} give another.
 */
final class IngestKillIT {
    private static final int KILLS = Integer.getInteger("reviewstream.kills", 2);
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final int SENDERS = 4;
    /** Acknowledged between one kill and the next. */
    private static final int BODIES_PER_ROUND = 25;

    private static final int LINES = 20;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger acknowledgedBodies = new AtomicInteger();
    private volatile boolean ending;

    @AfterEach
    void stop() {
        ending = true;
        threads.shutdownNow();
    }

    @Test
    void losesAndDoublesNothingThatWasAcknowledged() throws Exception {
        Topics topics = Broker.freshTopics(2);
        int port = freePort();
        var random = new Random(SEED);
        List<Future<Map<String, String>>> senders = IntStream.range(0, SENDERS)
                .mapToObj(
                        sender -> threads.submit(sending(sender, URI.create("http://127.0.0.1:" + port + "/reviews"))))
                .toList();

        for (int kill = 0; kill < KILLS; kill++) {
            Process ingest = start(topics, Map.of("INGEST_SOURCES", "listen:127.0.0.1:" + port));
            int enough = acknowledgedBodies.get() + BODIES_PER_ROUND;
            await(ingest, () -> acknowledgedBodies.get() >= enough);
            ingest.waitFor(random.nextInt(40), java.util.concurrent.TimeUnit.MILLISECONDS);
            ingest.destroyForcibly().waitFor();
        }
        Process last = start(topics, Map.of("INGEST_SOURCES", "listen:127.0.0.1:" + port));
        ending = true;
        var acknowledged = new HashMap<String, String>();
        for (Future<Map<String, String>> sender : senders) {
            acknowledged.putAll(sender.get());
        }
        last.destroy();
        assertThat(last.waitFor()).as(output()).isZero();

        var committed = new HashMap<String, String>();
        var records = Committed.records(topics.raw().name());
        records.forEach(record -> committed.put(Committed.key(record), record.partition() + "@" + record.offset()));
        System.out.printf(
                "ingest killed %d times while it took posts (seed %d): acknowledged %d, committed %d%n",
                KILLS, SEED, acknowledged.size(), records.size());
        assertThat(records).as("each once").hasSameSizeAs(acknowledged.keySet());
        assertThat(committed).isEqualTo(acknowledged);
    }

    @Test
    void takesEachItemOfAFeedOnceHoweverOftenItIsKilled() throws Exception {
        Topics topics = Broker.freshTopics(2);
        var random = new Random(SEED);
        var items = new ArrayList<String>();
        var expected = new ArrayList<String>();
        var polls = new AtomicInteger();
        try (var server = new FeedServer()) {
            server.answer(exchange -> {
                polls.incrementAndGet();
                String rss;
                synchronized (items) {
                    rss = FeedServer.rss(items.toArray(String[]::new));
                }
                FeedServer.send(exchange, 200, rss);
            });
            Map<String, String> env = Map.of(
                    "INGEST_SOURCES",
                    server.uri("/feed.xml").toString(),
                    "INGEST_FOLLOW",
                    "true",
                    "INGEST_POLL_FEEDS_EVERY",
                    "1ms");

            for (int kill = 0; kill < KILLS; kill++) {
                change(items, expected, kill);
                Process ingest = start(topics, env);
                int before = polls.get();
                await(ingest, () -> polls.get() > before);
                ingest.waitFor(random.nextInt(150), java.util.concurrent.TimeUnit.MILLISECONDS);
                ingest.destroyForcibly().waitFor();
            }
            change(items, expected, KILLS);
            Process last = start(topics, env);
            await(last, () -> Committed.raw(topics).size() >= expected.size());
            int polled = polls.get();
            await(last, () -> polls.get() > polled + 2);
            last.destroy();
            assertThat(last.waitFor()).as(output()).isZero();
        }

        assertThat(Committed.raw(topics)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Adds items to the feed, before those that were there. */
    private static void change(List<String> items, List<String> expected, int round) {
        synchronized (items) {
            for (int i = 0; i < 50; i++) {
                items.add(0, "r" + round + "i" + i + " words " + i);
                expected.add(items.get(0));
            }
        }
    }

    /** Posts until the end; what is not acknowledged is sent again. Gives the place of each id. */
    private Callable<Map<String, String>> sending(int sender, URI reviews) {
        return () -> {
            var acknowledged = new HashMap<String, String>();
            for (int body = 0; !ending; body++) {
                String prefix = "s" + sender + "b" + body + "l";
                boolean done = false;
                while (!done) {
                    done = post(reviews, prefix, acknowledged);
                }
                acknowledgedBodies.incrementAndGet();
            }
            return acknowledged;
        };
    }

    private boolean post(URI reviews, String prefix, Map<String, String> acknowledged) throws InterruptedException {
        var lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append("{\"id\":\"" + prefix + i + "\",\"text\":\"Film number " + i + " was good.\"}\n");
        }
        var request = HttpRequest.newBuilder(reviews)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int taken = 0;
            for (String line : answer.body().lines().toList()) {
                JsonNode result = Json.mapper().readTree(line);
                if (result.has("offset")) {
                    String place = result.get("partition").asInt() + "@"
                            + result.get("offset").asLong();
                    String before = acknowledged.put(result.get("id").asString(), place);
                    assertThat(before).isIn(null, place);
                    taken++;
                }
            }
            return taken == LINES;
        } catch (IOException e) {
            // Killed, or not up yet.
            Thread.sleep(20);
            return false;
        }
    }

    private void await(Process ingest, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    assertThat(ingest.isAlive()).as(output()).isTrue();
                    return condition.call();
                });
    }

    private Process start(Topics topics, Map<String, String> env) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestMain.class.getName());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers());
        builder.environment().put("INGEST_TOPIC_PREFIX", topics.prefix());
        builder.environment().putAll(env);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
