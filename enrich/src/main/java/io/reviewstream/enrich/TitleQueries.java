package io.reviewstream.enrich;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reviewstream.enrich.title.TitleTally;
import io.reviewstream.events.Json;
import io.reviewstream.events.TitleKey;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.ImpatientHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.query.TimestampedKeyQuery;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /titles?name=Seven+Samurai&year=1954} and {@code GET /titles?title=KEY} from the store itself, by
 * interactive queries; where another instance holds the key, it is asked. While a partition moves from one instance to
 * another the answer is awaited for a while, then 503 with {@code Retry-After}.
 */
final class TitleQueries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TitleQueries.class);
    private static final int THREADS = 8;
    /** Most moves of a partition are over by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final Duration LONGEST_FORWARD = Duration.ofSeconds(2);
    private static final String FORWARDED = "X-Reviewstream-Forwarded";

    /** A killed instance is missed after its session; then its stores are restored. */
    private static final int RETRY_AFTER_LOSS_SECONDS = 10;

    private static final int RETRY_AFTER_MOVE_SECONDS = 2;

    private final HttpServer server;
    private final HostPort address;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        var thread = new Thread(task, "title-query");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();

    private TitleQueries(HttpServer server, HostPort address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Takes the address; it answers once started.
     *
     * @throws FailedException when the address is not to be had
     */
    static TitleQueries listen(HostPort address) {
        try {
            var server = ImpatientHttp.at(new InetSocketAddress(address.host(), address.port()));
            return new TitleQueries(
                    server, new HostPort(address.host(), server.getAddress().getPort()));
        } catch (IOException e) {
            throw new FailedException(
                    "cannot listen on " + address + ": " + e.getMessage() + "; set ENRICH_QUERY_LISTEN to a free one",
                    e);
        }
    }

    HostPort address() {
        return address;
    }

    /** @param advertised this instance's address, by which the others know it too */
    void start(KafkaStreams streams, HostPort advertised) {
        var self = new HostInfo(advertised.host(), advertised.port());
        server.setExecutor(threads);
        server.createContext("/titles", exchange -> answer(streams, self, exchange));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * An answer.
     *
     * @param summary of the title, null when no review names it
     * @param freshness how recent it is
     */
    private record Answer(@Nullable TitleSummary summary, Freshness freshness) {}

    /**
     * How recent an answer is.
     *
     * @param lastChange when the last review that is counted became part of the stream (UTC); null when none is
     * @param partition of the title
     * @param offset of the last change to any title of the partition that is counted; null when none is
     * @param answeredAt when the store was read (UTC)
     */
    private record Freshness(
            @Nullable Instant lastChange,
            int partition,
            @Nullable Long offset,
            Instant answeredAt) {}

    private record Problem(String error, @Nullable Integer retryAfterSeconds) {}

    /** What to send. */
    private record Reply(int status, byte[] json, @Nullable Integer retryAfterSeconds) {
        static Reply of(int status, Object body) {
            return new Reply(status, Json.mapper().writeValueAsBytes(body), null);
        }

        static Reply notNow(String why, int seconds) {
            return new Reply(503, Json.mapper().writeValueAsBytes(new Problem(why, seconds)), seconds);
        }
    }

    private void answer(KafkaStreams streams, HostInfo self, HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(streams, self, exchange);
            } catch (RuntimeException e) {
                // One bad query must not take the connection's thread, nor go unanswered.
                LOG.warn("query {} failed", exchange.getRequestURI(), e);
                reply = Reply.of(500, new Problem("the query failed: " + e, null));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (reply.retryAfterSeconds != null) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfterSeconds.toString());
            }
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status, isHead ? -1 : reply.json.length);
            if (!isHead) {
                exchange.getResponseBody().write(reply.json);
            }
        }
    }

    private Reply reply(KafkaStreams streams, HostInfo self, HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.of(405, new Problem("only GET is answered", null));
        }
        Map<String, String> parameters = parameters(exchange.getRequestURI());
        String title;
        try {
            title = title(parameters);
        } catch (IllegalArgumentException e) {
            return Reply.of(400, new Problem(String.valueOf(e.getMessage()), null));
        }
        boolean forwarded = exchange.getRequestHeaders().containsKey(FORWARDED);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = attempt(streams, self, title, forwarded);
            // Who forwarded waits, and may find another holder meanwhile.
            if (reply.status != 503 || forwarded || System.nanoTime() > deadline || Thread.interrupted()) {
                return reply;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private Reply attempt(KafkaStreams streams, HostInfo self, String title, boolean forwarded) {
        KeyQueryMetadata place;
        try {
            place = streams.queryMetadataForKey(
                    Titles.STORE, title, Serdes.String().serializer());
        } catch (IllegalStateException e) {
            return Reply.notNow("the stream is starting or stopping", RETRY_AFTER_MOVE_SECONDS);
        }
        if (place == null || place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return Reply.notNow("the instances are being assigned their partitions", RETRY_AFTER_MOVE_SECONDS);
        }
        if (place.activeHost().equals(self)) {
            return local(streams, title, place.partition());
        }
        if (forwarded) {
            return Reply.notNow("the partition has moved on", RETRY_AFTER_MOVE_SECONDS);
        }
        return forward(place.activeHost(), title);
    }

    private static Reply local(KafkaStreams streams, String title, int partition) {
        StateQueryResult<ValueAndTimestamp<TitleTally>> results;
        try {
            results = streams.query(StateQueryRequest.inStore(Titles.STORE)
                    .withQuery(TimestampedKeyQuery.<String, TitleTally>withKey(title))
                    .withPartitions(Set.of(partition))
                    .requireActive());
        } catch (IllegalStateException e) {
            return Reply.notNow("the stream is starting or stopping", RETRY_AFTER_MOVE_SECONDS);
        }
        QueryResult<ValueAndTimestamp<TitleTally>> result =
                results.getPartitionResults().get(partition);
        if (result == null || result.isFailure()) {
            return Reply.notNow(
                    "the store is being restored" + (result == null ? "" : " (" + result.getFailureReason() + ")"),
                    RETRY_AFTER_MOVE_SECONDS);
        }
        @Nullable ValueAndTimestamp<TitleTally> found = result.getResult();
        @Nullable Long offset = result.getPosition() == null
                ? null
                : result.getPosition().getTopics().stream()
                        .map(topic -> result.getPosition()
                                .getPartitionPositions(topic)
                                .get(partition))
                        .findFirst()
                        .orElse(null);
        var freshness = new Freshness(
                found == null ? null : Instant.ofEpochMilli(found.timestamp()), partition, offset, Instant.now());
        @Nullable TitleSummary summary = found == null ? null : found.value().summary(title);
        return Reply.of(summary == null ? 404 : 200, new Answer(summary, freshness));
    }

    private Reply forward(HostInfo holder, String title) {
        String where = new HostPort(holder.host(), holder.port()).toString();
        var request = HttpRequest.newBuilder(URI.create(
                        "http://" + where + "/titles?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8)))
                .timeout(LONGEST_FORWARD)
                .header(FORWARDED, "1")
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            @Nullable Integer retry = response.headers()
                    .firstValue("Retry-After")
                    .map(Integer::valueOf)
                    .orElse(null);
            return new Reply(response.statusCode(), response.body(), retry);
        } catch (IOException e) {
            return Reply.notNow(
                    "the instance at " + where + ", which holds this title, does not answer", RETRY_AFTER_LOSS_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.notNow("this instance is stopping", RETRY_AFTER_LOSS_SECONDS);
        }
    }

    private static String title(Map<String, String> parameters) {
        @Nullable String title = parameters.get("title");
        if (title != null) {
            return title;
        }
        @Nullable String name = parameters.get("name");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("ask for ?name=...&year=..., or for ?title=... with the key");
        }
        @Nullable String year = parameters.get("year");
        try {
            return TitleKey.of(name, year == null || year.isEmpty() ? null : Integer.valueOf(year));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("year must be a number but was " + year, e);
        }
    }

    private static Map<String, String> parameters(URI uri) {
        var parameters = new HashMap<String, String>();
        String query = uri.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return parameters;
    }
}
