package io.reviewstream.sink;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waits for a store that is away, such as a database that is restarted. Not thread-safe. */
final class Absence {
    /** Between two looks whether it is back; up to as much again at random, as others may wait, too. */
    private static final long PAUSE_MILLIS = 500;

    private final Predicate<FailedException> isAway;
    private final Duration patience;
    private final Consumer<String> notices;
    private final Ticks ticks;
    private boolean begun;
    private boolean back;
    private long since;
    private long backSince;
    private long asked;

    /** What is to be done before the work goes on. */
    interface Opening {
        void open() throws InterruptedException;
    }

    /** What is asked of the store. */
    interface Work<T> {
        T done() throws InterruptedException;
    }

    /** @param isAway whether a failure is the store's absence */
    Absence(Predicate<FailedException> isAway, Duration patience, Consumer<String> notices, Ticks ticks) {
        this.isAway = isAway;
        this.patience = patience;
        this.notices = notices;
        this.ticks = ticks;
    }

    /** Notes that the store is about to be asked for something. */
    void ask() {
        asked = ticks.millis();
    }

    /**
     * Notes that the store went away.
     *
     * @throws FailedException when it did not, and the failure is another, or when it has been away for too long
     */
    void begin(FailedException failure) {
        bear(failure);
        notices.accept(failure.getMessage() + "; waiting for it, " + patience.toSeconds() + " s at most");
    }

    /**
     * Waits until the store is back and opened, or {@code stop} is tripped.
     *
     * @throws FailedException as {@link #begin} does
     */
    void await(StopSignal stop, Opening opening) throws InterruptedException {
        while (!stop.await(
                Duration.ofMillis(PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS)))) {
            try {
                opening.open();
                back = true;
                backSince = ticks.millis();
                notices.accept("the store is back");
                return;
            } catch (FailedException e) {
                bear(e);
            }
        }
    }

    /**
     * Does what is asked, again if the store is away; empty when {@code stop} was tripped meanwhile.
     *
     * @throws FailedException as {@link #begin} does
     */
    <T> Optional<T> patiently(StopSignal stop, Work<T> work) throws InterruptedException {
        try {
            return Optional.of(work.done());
        } catch (FailedException e) {
            begin(e);
        }
        List<T> done = new ArrayList<>();
        await(stop, () -> done.add(work.done()));
        end();
        return done.stream().findFirst();
    }

    /** Notes that a batch was stored. */
    void end() {
        begun = false;
    }

    private void bear(FailedException failure) {
        if (!isAway.test(failure)) {
            throw failure;
        }
        if (isTooLong(ticks.millis())) {
            throw new FailedException(
                    failure.getMessage() + "; waited " + patience.toSeconds()
                            + " s for it, nothing is lost, start again when it is back",
                    failure);
        }
    }

    /**
     * One that comes and goes, and takes no batch in between, is away all the time, unless it was there for long. That a question
     * gets no answer for long is no such time.
     */
    private boolean isTooLong(long now) {
        if (!begun || back && asked - backSince > patience.toMillis()) {
            begun = true;
            since = now;
        }
        back = false;
        return now - since >= patience.toMillis();
    }
}
