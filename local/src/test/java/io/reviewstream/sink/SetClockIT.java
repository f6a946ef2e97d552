package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose clock is set while the sink runs. */
final class SetClockIT {
    private static final Roll OFTEN = new Roll(1 << 20, 7, Duration.ofSeconds(5), Duration.ofMillis(300));

    @TempDir
    Path folder;

    @Test
    void storesAlthoughTheClockIsSetBackAgainAndAgain() throws Exception {
        storesWithAClockThatGoesBy(Duration.ofHours(-1));
    }

    @Test
    void takesAClockThatIsSetForwardForNoSilenceOfKafkas() throws Exception {
        storesWithAClockThatGoesBy(Duration.ofHours(1));
    }

    private void storesWithAClockThatGoesBy(Duration step) throws Exception {
        Topics topics = Broker.freshTopics(1);
        var settings =
                SinkSettings.of(Broker.settings(), topics, folder.toString()).with(OFTEN);
        var sink = new Sink(settings, notice -> {}, new SteppingClock(step));
        var stop = new StopSignal();
        try (var enriched = new EnrichedTopic(topics)) {
            CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> run(sink, stop));
            enriched.commit(EnrichedTopic.ids(0, 3));
            Awaitility.await().until(() -> ended.isDone() || sink.storedSoFar() == 3);
            stop.trip();

            ended.join();
        }

        assertThat(StoredLines.in(folder)).containsExactlyInAnyOrderElementsOf(EnrichedTopic.lines(0, 3));
    }

    private static void run(Sink sink, StopSignal stop) {
        try {
            sink.run(stop);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever asks finds it set to another time. */
    private static final class SteppingClock extends Clock {
        private final Duration step;
        private final AtomicLong asked = new AtomicLong();

        SteppingClock(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(step.multipliedBy(asked.incrementAndGet()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
