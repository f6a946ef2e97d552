package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.Topics;
import io.reviewstream.events.TraceContext;
import io.reviewstream.events.TraceParent;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.ingest.push.Push;
import io.reviewstream.runtime.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews that are pushed over HTTP, up to what is committed. */
final class IngestPushIT {
    private static final String SOURCE = "listen:127.0.0.1:0";
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private StopSignal stop = new StopSignal();
    private List<String> notices = new CopyOnWriteArrayList<>();
    private Topics topics = Topics.standard();

    @BeforeEach
    void freshTopics() throws Exception {
        topics = Broker.freshTopics(2);
    }

    @AfterEach
    void stopAll() {
        stop.trip();
        pool.shutdownNow();
    }

    @Test
    void acknowledgesWhereEachReviewStands() throws Exception {
        Future<List<SourceReport>> ingest = start();
        var push = new Push(address());

        var answers = new ArrayList<String>();
        for (String id : List.of("a", "b", "c")) {
            answers.add(push.post(Push.JSON, "{\"id\":\"" + id + "\",\"text\":\"words\"}")
                    .body());
        }
        stop.trip();

        assertThat(ingest.get()).containsExactly(new SourceReport(SOURCE, 3, 0, 0, true));
        assertThat(Committed.records(topics.raw().name()))
                .extracting(record -> "{\"status\":201,\"id\":\"" + Committed.key(record) + "\",\"topic\":\""
                        + record.topic() + "\",\"partition\":" + record.partition() + ",\"offset\":" + record.offset()
                        + "}")
                .containsExactlyInAnyOrderElementsOf(answers);
    }

    @Test
    void knowsARepeatedReviewAgainAfterARestart() throws Exception {
        Future<List<SourceReport>> ingest = start();
        String review = "{\"id\":\"a\",\"text\":\"words\"}";
        String first = new Push(address()).post(Push.JSON, review).body();
        stop.trip();
        ingest.get();
        restart();
        ingest = start();
        var push = new Push(address());

        String repeated = push.post(Push.JSON, review).body();
        String twice = push.post(Push.JSON, "[" + review + "," + review + "]").body();
        String edited =
                push.post(Push.JSON, review.replace("words", "other words")).body();
        stop.trip();

        assertThat(repeated).isEqualTo(first.replace("201", "200"));
        assertThat(twice).startsWith("{\"accepted\":0,\"repeated\":2,\"refused\":0,");
        assertThat(edited).startsWith("{\"status\":201,");
        assertThat(ingest.get()).containsExactly(new SourceReport(SOURCE, 2, 0, 0, true));
        assertThat(Committed.raw(topics)).containsExactly("a other words", "a words");
    }

    @Test
    void countsTheSameWordsUnderTwoKeysTwice() throws Exception {
        start();
        var push = new Push(address());
        String review = "{\"text\":\"Love it!\"}";

        int first = push.post(Push.JSON, review, "Idempotency-Key", "1").statusCode();
        int repeated = push.post(Push.JSON, review, "Idempotency-Key", "\"1\"").statusCode();
        int second = push.post(Push.JSON, review, "Idempotency-Key", "2").statusCode();
        int other = push.post(Push.JSON, "{\"text\":\"Hate it!\"}", "Idempotency-Key", "2")
                .statusCode();
        int both = push.post(Push.NDJSON, review + "\n" + review + "\n", "Idempotency-Key", "3")
                .statusCode();

        assertThat(List.of(first, repeated, second, other, both)).containsExactly(201, 200, 201, 422, 200);
        assertThat(Committed.raw(topics)).hasSize(4);
    }

    @Test
    void commitsTogetherWhatComesTogether() throws Exception {
        start();
        var push = new Push(address());
        int senders = 20;

        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            String review = "{\"id\":\"r" + i + "\",\"text\":\"words\"}";
            answers.add(pool.submit(() -> push.post(Push.JSON, review).statusCode()));
        }

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        assertThat(Committed.raw(topics)).hasSize(senders);
        // Each transaction leaves one checkpoint.
        assertThat(Committed.records(topics.checkpoints().name())).hasSizeLessThan(senders);
    }

    @Test
    void passesTheSendersTraceOnToTheRecordsOfItsRequest() throws Exception {
        start();
        var push = new Push(address());
        String first = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        String second = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

        push.post(Push.JSON, "{\"id\":\"a\",\"text\":\"words\"}", "traceparent", first, "tracestate", "rojo=1");
        push.post(
                Push.NDJSON,
                "{\"id\":\"b\",\"text\":\"words\"}\n{\"id\":\"c\",\"text\":\"words\"}\n",
                "traceparent",
                second);
        push.post(Push.JSON, "[{\"id\":\"a\",\"text\":\"words\"}]", "traceparent", second);
        push.post(Push.JSON, "{\"id\":\"d\",\"text\":\"words\"}", "traceparent", "nonsense");
        push.post(Push.JSON, "{\"id\":\"e\",\"text\":\"words\"}", "traceparent", first, "traceparent", second);

        var traces = new TreeMap<String, String>();
        Committed.records(topics.raw().name())
                .forEach(record -> traces.put(
                        Committed.key(record),
                        CloudEvent.header(record.headers(), TraceParent.HEADER).orElse("none")));
        assertThat(Committed.records(topics.raw().name()))
                .allSatisfy(record -> assertThat(CloudEvent.header(record.headers(), TraceContext.STATE_HEADER)
                                .orElse("none"))
                        .isEqualTo(Committed.key(record).equals("a") ? "rojo=1" : "none"));
        assertThat(traces)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", first, "b", second, "c", second, "d", ownTraceOf("d"), "e", ownTraceOf("e")));
    }

    @Test
    void refusesAReviewOfWhichKafkaTakesNoRecordAndGoesOn() throws Exception {
        var settings = IngestSettings.from(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", Broker.settings().bootstrapServers(),
                "INGEST_TOPIC_PREFIX", topics.prefix(),
                "INGEST_SOURCES", SOURCE,
                "INGEST_PUSH_MAX_BODY_BYTES", Integer.toString(32 << 20),
                "INGEST_PUSH_MAX_PENDING_BYTES", Integer.toString(128 << 20)));
        Future<List<SourceReport>> ingest =
                pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(stop));
        var push = new Push(address());

        int huge = push.post(Push.JSON, "{\"id\":\"a\",\"text\":\"words\",\"name\":\"" + "x".repeat(26_000_000) + "\"}")
                .statusCode();
        int next = push.post(Push.JSON, "{\"id\":\"a\",\"text\":\"words\"}").statusCode();
        stop.trip();

        assertThat(List.of(huge, next)).containsExactly(413, 201);
        assertThat(ingest.get()).containsExactly(new SourceReport(SOURCE, 1, 0, 0, true));
        assertThat(Committed.raw(topics)).containsExactly("a words");
    }

    private static String ownTraceOf(String id) {
        return TraceParent.of(SOURCE + "\n" + id + "\n" + id + "\n1").text();
    }

    private void restart() {
        stop = new StopSignal();
        notices = new CopyOnWriteArrayList<>();
    }

    private Future<List<SourceReport>> start() {
        var settings = new IngestSettings(Broker.settings(), topics, List.of(SOURCE));
        return pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(stop));
    }

    private String address() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !notices.isEmpty());
        return notices.get(0).replace("listening at ", "").replace("/reviews", "");
    }
}
