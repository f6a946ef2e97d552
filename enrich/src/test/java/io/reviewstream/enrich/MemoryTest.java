package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.Vitals;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of reviews, while the clock goes on and while it is set. */
final class MemoryTest {
    private static final Topics TOPICS = Topics.standard();
    private static final Instant NOW = Instant.parse("2026-03-05T06:07:09Z");

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> raw;
    private TestOutputTopic<String, EnrichedReview> enriched;
    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // JUnit brings the folder, start the driver and its topics
    MemoryTest() {}

    @BeforeEach
    void start() {
        var analyser = ReviewAnalyser.standard();
        var steps = new EnrichTopology.Steps(UnaryOperator.identity(), () -> analyser::analyse, () -> "test-1");
        var topology = new EnrichTopology(
                TOPICS,
                steps,
                EnrichTopology.Options.rememberingFor(Duration.ofDays(30)).withoutTitles(),
                clock,
                Vitals.unwatched());
        var properties = new Properties();
        properties.putAll(EnrichSettings.from(Map.of("ENRICH_STATE_FOLDER", state.toString()))
                .streamsConfig());
        driver = new TopologyTestDriver(topology.build(), properties);
        raw = driver.createInputTopic(TOPICS.raw().name(), new StringSerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                TOPICS.enriched().name(),
                TOPICS.enriched().keys().deserializer(),
                TOPICS.enriched().values().deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aClockThatIsSetFarForthMakesNothingBeForgotten() {
        assertThat(isNew("a")).isTrue();

        clock.set(NOW.plus(Duration.ofDays(27_000)));
        days(1);

        assertThat(isNew("a")).isFalse();
        clock.set(NOW.plus(Duration.ofDays(2)));
        assertThat(isNew("a")).isFalse();
    }

    @Test
    void whatCameWhileTheClockWasAheadIsForgottenLikeTheRest() {
        clock.set(NOW.plus(Duration.ofDays(27_000)));
        assertThat(isNew("a")).isTrue();
        clock.set(NOW);

        days(34);

        assertThat(stored("a")).isFalse();
        assertThat(isNew("a")).isTrue();
    }

    @Test
    void whatCameWhileTheClockWasBehindIsNotForgottenWhenItIsPutRight() {
        clock.set(Instant.EPOCH.plusSeconds(9));
        assertThat(isNew("a")).isTrue();

        clock.set(NOW);
        days(1);

        assertThat(isNew("a")).isFalse();
    }

    @Test
    void isTidiedUpWhereKafkasTimersStandStill() {
        assertThat(isNew("a")).isTrue();

        for (int hour = 0; hour < 34 * 24; hour += 6) {
            clock.set(clock.instant().plus(Duration.ofHours(6)));
            isNew("b");
        }

        assertThat(stored("a")).isFalse();
        assertThat(stored("b")).isTrue();
    }

    @Test
    void aReviewWithOddTimesIsRememberedFromNowOn() {
        KeyValueStore<String, byte[]> revisions = driver.getKeyValueStore(EnrichTopology.REVISIONS);
        var review = RawReview.ofText("a", "feed", "Fine.");
        revisions.put("a", Memory.entry(Revision.of(review, null), NOW.plus(Duration.ofDays(9_000))));
        revisions.put("b", Revision.of(review, null).toBytes());

        days(29);
        assertThat(stored("a")).isTrue();
        assertThat(stored("b")).as("from before times were noted").isTrue();
        days(5);

        assertThat(stored("a")).isFalse();
        assertThat(stored("b")).isFalse();
    }

    @Test
    void aDuplicateOfAReviewWithATimeToComeIsRememberedFromNowOn() {
        var review = RawReview.ofText("a", "feed", "Fine.");
        driver.<String, byte[]>getKeyValueStore(EnrichTopology.REVISIONS)
                .put("a", Memory.entry(Revision.of(review, null), NOW.plus(Duration.ofDays(9_000))));

        assertThat(isNew("a")).isFalse();

        assertThat(driver.<String, byte[]>getKeyValueStore(EnrichTopology.REVISIONS)
                        .get("a"))
                .isEqualTo(Memory.entry(Revision.of(review, null), NOW));
    }

    private boolean isNew(String id) {
        raw.pipeInput(id, Json.mapper().writeValueAsBytes(RawReview.ofText(id, "feed", "Fine.")), NOW);
        return !enriched.readValuesToList().isEmpty();
    }

    private boolean stored(String id) {
        KeyValueStore<String, byte[]> revisions = driver.getKeyValueStore(EnrichTopology.REVISIONS);
        return revisions.get(id) != null;
    }

    /** They pass in which nothing comes. */
    private void days(int days) {
        for (int hour = 0; hour < 24 * days; hour += 6) {
            clock.set(clock.instant().plus(Duration.ofHours(6)));
            driver.advanceWallClockTime(Duration.ofSeconds(30));
        }
    }

    /** Stands still until it is set. */
    private static final class SetClock extends Clock {
        private Instant now = NOW;

        void set(Instant to) {
            now = to;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
