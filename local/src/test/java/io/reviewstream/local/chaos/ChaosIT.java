package io.reviewstream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of everything at random moments. A few kills in the default run; with
 * {@code -Dreviewstream.chaos=100} as many of them among 20,000 lines, and the scenarios with a cluster and with two instances of enrich.
 * {@code -Dreviewstream.seed} gives another course, {@code -Dreviewstream.protocol=streams} the other group protocol.
 */
final class ChaosIT {
    private static final String KILLS = "reviewstream.chaos";
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final String PROTOCOL = System.getProperty("reviewstream.protocol", "classic");

    /** Of a run that failed everything is kept: what came of it can be looked at. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void losesAndDoublesNothingWhateverIsKilled() throws Exception {
        int kills = Integer.getInteger(KILLS, 4);

        verify(new ChaosPlan(SEED, kills, Math.max(1_000, kills * 200), 1, 1, 20, PROTOCOL));
    }

    @Test
    @EnabledIfSystemProperty(
            named = KILLS,
            matches = "\\d+",
            disabledReason = "needs minutes; -Dreviewstream.chaos=100")
    void goesOnWithOneOfThreeBrokersDown() throws Exception {
        verify(new ChaosPlan(SEED, few(), few() * 400, 3, 1, 60, PROTOCOL));
    }

    @Test
    @EnabledIfSystemProperty(
            named = KILLS,
            matches = "\\d+",
            disabledReason = "needs minutes; -Dreviewstream.chaos=100")
    void letsTheOtherInstanceOfEnrichTakeOver() throws Exception {
        verify(new ChaosPlan(SEED, few(), few() * 400, 1, 2, 0, PROTOCOL));
    }

    private static int few() {
        return Math.min(12, Integer.getInteger(KILLS, 12));
    }

    private void verify(ChaosPlan plan) throws Exception {
        System.out.println("chaos: " + plan);
        try (var chaos = new Chaos(plan, folder)) {
            Outcome outcome = chaos.run();

            System.out.println(outcome);
            assertThat(outcome.missing()).isEmpty();
            assertThat(outcome.doubled()).isEmpty();
            assertThat(outcome.torn()).isEmpty();
            assertThat(outcome.unexpected()).isEmpty();
            assertThat(outcome.wrongLetters()).isEmpty();
            assertThat(outcome.audit().isExplained())
                    .as(() -> outcome.audit().lines().toString())
                    .isTrue();
            assertThat(outcome.ledger().enriched()).isEqualTo(outcome.sent());
            assertThat(outcome.ledger().duplicates()).isEqualTo(outcome.duplicates());
        }
    }
}
