package io.reviewstream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of everything at random moments. A few kills in the default run; with
 * {@code -Dreviewstream.chaos=100} as many of them, and the scenarios with a cluster and with two instances of enrich.
 * {@code -Dreviewstream.seed} gives another course, {@code -Dreviewstream.protocol=streams} the other group protocol.
 */
final class ChaosIT {
    private static final String KILLS = "reviewstream.chaos";
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final String PROTOCOL = System.getProperty("reviewstream.protocol", "classic");

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhateverIsKilled() throws Exception {
        int kills = Integer.getInteger(KILLS, 4);
        int reviews = kills < 50 ? 1_000 : 20_000;

        verify(new ChaosPlan(SEED, kills, reviews, 1, 1, 20, PROTOCOL));
    }

    @Test
    @EnabledIfSystemProperty(named = KILLS, matches = "\\d+", disabledReason = "needs minutes; -Dreviewstream.chaos=100")
    void goesOnWithOneOfThreeBrokersDown() throws Exception {
        verify(new ChaosPlan(SEED, 12, 5_000, 3, 1, 60, PROTOCOL));
    }

    @Test
    @EnabledIfSystemProperty(named = KILLS, matches = "\\d+", disabledReason = "needs minutes; -Dreviewstream.chaos=100")
    void letsTheOtherInstanceOfEnrichTakeOver() throws Exception {
        verify(new ChaosPlan(SEED, 12, 5_000, 1, 2, 0, PROTOCOL));
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
            assertThat(outcome.ledger().enriched()).isEqualTo(outcome.sent());
            assertThat(outcome.ledger().duplicates()).isEqualTo(outcome.duplicates());
        }
    }
}
