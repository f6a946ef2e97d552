package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AbsenceTest {
    private static final FailedException AWAY = new FailedException("store x: cannot store y: it went away");
    private static final FailedException REFUSED = new FailedException("store x: cannot store y: no right to");

    private static final String TOO_LONG =
            "store x: cannot store y: it went away; waited 100 s for it, nothing is lost, start"
                    + " again when it is back";

    private final List<String> notices = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

    private long now;
    private final Absence absence =
            new Absence(failure -> failure == AWAY, Duration.ofSeconds(100), notices::add, () -> now * 1_000);

    @Test
    void saysWhatItWaitsForAndHowLong() {
        absence.begin(AWAY);

        assertThat(notices).containsExactly("store x: cannot store y: it went away; waiting for it, 100 s at most");
    }

    @Test
    void isNoneWhenTheStoreRefuses() {
        assertThatThrownBy(() -> absence.begin(REFUSED)).isSameAs(REFUSED);
        assertThat(notices).isEmpty();
    }

    @Test
    void isTooLongWhenPatienceIsOver() {
        awayAt(0);
        awayAt(99);

        assertThatThrownBy(() -> awayAt(100))
                .isInstanceOf(FailedException.class)
                .hasMessage(TOO_LONG);
    }

    @Test
    void isTooLongWhereEachQuestionTakesLongerThanThat() {
        absence.begin(AWAY);

        assertThatThrownBy(() -> absence.await(stop, () -> {
                    now += 101;
                    throw AWAY;
                }))
                .hasMessage(TOO_LONG);
        assertThat(now).isEqualTo(101);
    }

    @Test
    void endsWithABatchThatIsStored() {
        awayAt(0);
        absence.end();
        awayAt(90);

        assertThatCode(() -> awayAt(180)).doesNotThrowAnyException();
    }

    @Test
    void beginsAnewWhenTheStoreWasThereForLong() throws InterruptedException {
        awayAt(0);
        backAt(1);
        now = 102;
        absence.ask();

        assertThatCode(() -> awayAt(5_000)).doesNotThrowAnyException();
    }

    @Test
    void goesOnWhereTheStoreComesBackButTakesNoBatchHoweverLongThatIsTried() throws InterruptedException {
        awayAt(0);
        backAt(1);
        absence.ask();

        assertThatThrownBy(() -> awayAt(5_000)).hasMessage(TOO_LONG);
    }

    @Test
    void goesOnWhileTheStoreComesAndGoesWithoutTakingABatch() throws InterruptedException {
        awayAt(0);
        backAt(30);
        awayAt(60);
        backAt(90);

        assertThatThrownBy(() -> awayAt(120)).isInstanceOf(FailedException.class);
    }

    @Test
    void isNotWaitedForWhenAskedToStop() throws InterruptedException {
        absence.begin(AWAY);
        stop.trip();

        absence.await(stop, () -> {
            throw new AssertionError("opened");
        });

        assertThat(notices).hasSize(1);
    }

    @Test
    void asksAgainUntilTheStoreIsThere() throws InterruptedException {
        var asked = new AtomicInteger();

        Optional<String> answer = absence.patiently(stop, () -> {
            if (asked.incrementAndGet() < 3) {
                throw AWAY;
            }
            return "42 reviews";
        });

        assertThat(answer).contains("42 reviews");
        assertThat(notices)
                .containsExactly(
                        "store x: cannot store y: it went away; waiting for it, 100 s at most", "the store is back");
    }

    @Test
    void asksNoSecondTimeWhereTheStoreRefuses() {
        assertThatThrownBy(() -> absence.patiently(stop, () -> {
                    throw REFUSED;
                }))
                .isSameAs(REFUSED);
    }

    @Test
    void hasNoAnswerWhenAskedToStop() throws InterruptedException {
        stop.trip();

        assertThat(absence.patiently(stop, () -> {
                    throw AWAY;
                }))
                .isEmpty();
    }

    private void backAt(long seconds) throws InterruptedException {
        now = seconds;
        absence.await(stop, () -> {});
    }

    private void awayAt(long seconds) {
        now = seconds;
        absence.begin(AWAY);
    }
}
