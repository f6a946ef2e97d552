package io.reviewstream.enrich.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.events.AnalyserStatus;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.Json;
import io.reviewstream.events.Language;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Spoiler;
import io.reviewstream.events.Statistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts that never end stand for any that take too long: no test here depends on how long something takes. */
@Timeout(60)
final class TimedAnalysisTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final SentimentEngine SENTIMENT = new SentimentAnalyser(SentimentModel.standard());

    /** Ends the parts that are stuck; until then they ignore being interrupted, as a loop does. */
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endThem() {
        end.countDown();
    }

    @Test
    void givesTheSameJsonAsTheAnalysisItself() {
        var analyser = ReviewAnalyser.standard();
        var review = RawReview.ofText(
                "a", "feed", "A fine cast, and Ana Duarte is superb. The story drags. 8/10. ".repeat(200));

        try (var timed = new TimedAnalysis(analyser, Duration.ofHours(1), e -> {})) {
            assertThat(Json.mapper().writeValueAsString(timed.analyse(review)))
                    .isEqualTo(Json.mapper().writeValueAsString(analyser.analyse(review)));
        }
    }

    @Test
    void leavesOutAPartThatDoesNotEndAndKeepsTheOthers() {
        try (var timed = new TimedAnalysis(withStuck("people"), SHORT, null)) {
            Analysis analysis = timed.analyse(review("a"));

            assertThat(analysis.analysers())
                    .isEqualTo(Map.of(
                            "names", AnalyserStatus.OK,
                            "people", AnalyserStatus.TIMED_OUT,
                            "genres", AnalyserStatus.OK));
            assertThat(analysis.degraded()).isEqualTo(Map.of("people", "timed out: took longer than 200 ms"));
        }
    }

    @Test
    void analysesTheFirstTextsOfATaskAndLongOnesBesideTheThreadThatAsks() {
        var threads = new ArrayList<Thread>();
        TimedAnalysis.Partwise noting = (review, parts) -> {
            threads.add(Thread.currentThread());
            return analysis(parts);
        };
        RawReview usual = review("Good.");
        RawReview tooLong = review("Good. ".repeat(100_000));

        try (var timed = new TimedAnalysis(noting, Duration.ofSeconds(5), watched(Duration.ofSeconds(5)))) {
            Function<RawReview, Analysis> task = timed.ofTask();
            for (int i = 0; i < 3_000; i++) {
                assertThat(task.apply(usual).degraded()).isEmpty();
            }
            assertThat(threads).doesNotContain(Thread.currentThread());
            threads.clear();
            assertThat(task.apply(usual).degraded()).isEmpty();
            assertThat(task.apply(tooLong).degraded()).isEmpty();
            assertThat(timed.ofTask().apply(usual).degraded()).isEmpty();
        }

        assertThat(threads).hasSize(3);
        assertThat(threads.get(0)).isEqualTo(Thread.currentThread());
        assertThat(threads.subList(1, 3)).doesNotContain(Thread.currentThread());
    }

    @Test
    void tellsOnceOfATextThatDoesNotEndInTheThreadOfItsTask() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var alone = new WatchedAnalysis(SHORT, e -> told.add(e.getMessage()));

        // A thread for each: the common pool may have one only.
        ExecutorService tasks = Executors.newCachedThreadPool();
        try (alone) {
            Future<Analysis> stuck = tasks.submit(() -> alone.analyse(withStuck("people"), review("a")));

            assertThat(told.take())
                    .isEqualTo(
                            "the analysis of review a takes longer than 200 ms in its part people; after the next start"
                                    + " it goes on without that part");

            Future<Analysis> another = tasks.submit(() -> alone.analyse(withStuck("names"), review("a")));
            // By the time the second is told of, the first has been looked at again.
            assertThat(told.take()).contains("in its part names");
            assertThat(told).isEmpty();

            end.countDown();
            assertThat(stuck.get().degraded()).isEmpty();
            assertThat(another.get().degraded()).isEmpty();
        } finally {
            tasks.shutdownNow();
        }
    }

    @Test
    void handsEveryTextOverWhereAnAnalyserIsNotOneOfOurs() {
        var threads = new ArrayList<Thread>();
        SentimentEngine foreign = document -> {
            threads.add(Thread.currentThread());
            return SENTIMENT.analyse(document);
        };
        var analyser = ReviewAnalyser.with(foreign, "foreign", AnalysisOptions.none());

        try (var timed = new TimedAnalysis(analyser, Duration.ofHours(1), e -> {})) {
            Function<RawReview, Analysis> task = timed.ofTask();
            for (int i = 0; i < 3_001; i++) {
                assertThat(task.apply(review("Good.")).degraded()).isEmpty();
            }
        }

        assertThat(threads).hasSize(3_001).doesNotContain(Thread.currentThread());
    }

    @Test
    void analysesAsManyTextsAtOnceAsThreadsAsk() throws Exception {
        var bothAtWork = new CyclicBarrier(2);

        try (var timed = new TimedAnalysis(
                (review, parts) -> {
                    parts.run("people", () -> {
                        try {
                            return bothAtWork.await();
                        } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    return analysis(parts);
                },
                Duration.ofHours(1),
                null)) {
            CompletableFuture<Analysis> other = CompletableFuture.supplyAsync(() -> timed.analyse(review("a")));
            Analysis one = timed.analyse(review("b"));

            assertThat(one.degraded()).isEmpty();
            assertThat(other.get().degraded()).isEmpty();
        }
    }

    @Test
    void keepsTheInterruptOfTheThreadThatAsks() {
        try (var timed = new TimedAnalysis(withStuck(), Duration.ofHours(1), null)) {
            Thread.currentThread().interrupt();

            Analysis analysis = timed.analyse(review("a"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(analysis.degraded()).isEmpty();
        }
    }

    @Test
    void givesATextUpOfWhichThreePartsDoNotEnd() {
        try (var timed = new TimedAnalysis(withStuck("names", "people", "genres"), SHORT, null)) {
            assertThatThrownBy(() -> timed.analyse(review("a")))
                    .isInstanceOf(AnalysisTimedOutException.class)
                    .hasMessage("names, people, genres took longer than 200 ms each");
        }
    }

    @Test
    void skipsAPartThatIsStuckInFourTextsAndTriesItAgainWhenOneEnds() throws InterruptedException {
        try (var timed = new TimedAnalysis(withStuck("people"), SHORT, null)) {
            for (int i = 0; i < 4; i++) {
                timed.analyse(review("text " + i));
            }

            Analysis fifth = timed.analyse(review("text 5"));

            assertThat(fifth.analysers()).containsEntry("people", AnalyserStatus.SKIPPED);
            assertThat(fifth.degraded()).containsEntry("people", "skipped: stuck in 4 other texts");

            end.countDown();
            Analysis later = fifth;
            while (later.analysers().get("people") != AnalyserStatus.OK) {
                later = timed.analyse(review("text 6"));
            }
            assertThat(later.degraded()).isEmpty();
        }
    }

    @Test
    void namesAPartThatThrows() {
        try (var timed = new TimedAnalysis(
                (review, parts) -> {
                    parts.run("people", () -> {
                        throw new IllegalStateException("a bug");
                    });
                    return analysis(parts);
                },
                SHORT,
                null)) {
            Analysis analysis = timed.analyse(review("a"));

            assertThat(analysis.analysers()).isEqualTo(Map.of("people", AnalyserStatus.FAILED));
            assertThat(analysis.degraded())
                    .isEqualTo(Map.of("people", "failed: java.lang.IllegalStateException: a bug"));
        }
    }

    @Test
    void passesOnWhatTheAnalysisItselfThrows() {
        try (var timed = new TimedAnalysis(
                (review, parts) -> {
                    throw new IllegalStateException("a bug");
                },
                SHORT,
                null)) {
            assertThatThrownBy(() -> timed.analyse(review("a")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a bug");
        }
    }

    @Test
    void saysOfEachAnalyserWhatCameOfIt() {
        Map<String, AnalyserStatus> english = ReviewAnalyser.standard()
                .analyse(review("The story drags, but the cast is superb."))
                .analysers();
        Map<String, AnalyserStatus> spanish = ReviewAnalyser.standard()
                .analyse(review("Una película preciosa que nadie debería perderse, con actores magníficos."))
                .analysers();

        assertThat(english)
                .hasSize(12)
                .allSatisfy((part, status) -> assertThat(status).isEqualTo(AnalyserStatus.OK));
        assertThat(spanish)
                .hasSameSizeAs(english)
                .containsEntry("language", AnalyserStatus.OK)
                .containsEntry("statistics", AnalyserStatus.OK)
                .containsEntry("sentiment", AnalyserStatus.SKIPPED)
                .containsEntry("people", AnalyserStatus.SKIPPED);
    }

    private static WatchedAnalysis watched(Duration budget) {
        return new WatchedAnalysis(budget, e -> {
            throw new AssertionError(e);
        });
    }

    private TimedAnalysis.Partwise withStuck(String... stuck) {
        return (review, parts) -> {
            for (String part : List.of("names", "people", "genres")) {
                parts.run(part, () -> {
                    if (List.of(stuck).contains(part)) {
                        awaitEnd();
                    }
                    return part;
                });
            }
            return analysis(parts);
        };
    }

    private void awaitEnd() {
        boolean ended = false;
        while (!ended) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException e) {
                // As one that does not listen.
            }
        }
    }

    private static Analysis analysis(Parts parts) {
        return new Analysis(
                new Enrichment(
                        new Language("en", 1, true),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        new Recommendation(Recommendation.Verdict.UNCLEAR, List.of()),
                        new Spoiler(false, List.of()),
                        List.of(),
                        new Statistics(1, 1, 0)),
                parts.degraded(),
                parts.statuses());
    }

    private static RawReview review(String text) {
        return RawReview.ofText("a", "feed", text);
    }
}
