package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class StopSignalTest {
    private final StopSignal stop = new StopSignal();
    private final List<String> heard = new ArrayList<>();

    @Test
    void isNotTrippedAtFirst() throws InterruptedException {
        assertThat(stop.isTripped()).isFalse();
        assertThat(stop.await(Duration.ZERO)).isFalse();
    }

    @Test
    void staysTripped() throws InterruptedException {
        stop.trip();

        stop.await();
        assertThat(stop.isTripped()).isTrue();
        assertThat(stop.await(Duration.ZERO)).isTrue();
    }

    @Test
    void tellsEachListenerOnce() {
        stop.onTrip(() -> heard.add("first"));
        stop.onTrip(() -> heard.add("second"));

        stop.trip();
        assertThat(heard).containsExactly("first", "second");
        stop.trip();

        assertThat(heard).containsExactly("first", "second");
    }

    @Test
    void tellsALateListenerAtOnce() {
        stop.trip();

        stop.onTrip(() -> heard.add("late"));

        assertThat(heard).containsExactly("late");
    }

    @Test
    void wakesWhoeverWaits() throws InterruptedException {
        var waiting = new Thread(() -> {
            try {
                stop.await();
                heard.add("woken");
            } catch (InterruptedException e) {
                heard.add("interrupted");
            }
        });
        waiting.start();

        stop.trip();

        waiting.join();
        assertThat(heard).containsExactly("woken");
    }
}
