package io.reviewstream.enrich.sentiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.sentiment.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratingTest {
    @Test
    void countsNothingThatSpeaksForATextAgainstIt() {
        // The document head says twice what the sentence head says, and noise: a plain fit would subtract one from the
        // other.
        Calibration calibration = Calibrating.fit(texts(2_000, 200, 30, 3));

        for (int i = 0; i < calibration.tokens().length; i++) {
            assertThat(calibration.documentSlopes()[i]).isNotNegative();
            assertThat(calibration.sentenceSlopes()[i]).isNotNegative();
            assertThat(calibration.networkSlopes()[i]).isNotNegative();
        }
    }

    @Test
    void judgesShortReviewsAsSentencesWhereItHasSeenNone() {
        List<Calibrating.HeldOut> texts = texts(2_000, 200, 60, 3);
        texts.addAll(texts(500, 10, 12, 1));

        Calibration calibration = Calibrating.fit(texts);

        assertThat(Calibrating.logit(calibration, new Margins(14, 2, -20, -10, -3)))
                .isLessThan(-1);
        assertThat(Calibrating.logit(calibration, new Margins(14, 2, 20, 10, 3)))
                .isGreaterThan(1);
    }

    @Test
    void fitsSentencesByThemselvesWhenThereIsNothingElse() {
        Calibration calibration = Calibrating.fit(texts(30, 6, 4, 1));

        assertThat(Calibrating.logit(calibration, new Margins(5, 1, 20, 10, 3))).isPositive();
        assertThat(Calibrating.logit(calibration, new Margins(5, 1, -20, -10, -3)))
                .isNegative();
    }

    private static List<Calibrating.HeldOut> texts(int count, int tokens, int spread, int sentences) {
        var random = new Random(5);
        var texts = new ArrayList<Calibrating.HeldOut>();
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            double side = (good ? 10 : -10) + random.nextGaussian() * 10;
            var margins = new Margins(
                    tokens + random.nextInt(spread),
                    sentences,
                    (float) (2 * side + random.nextGaussian()),
                    (float) (side + random.nextGaussian()),
                    (float) (side / 4 + random.nextGaussian()));
            texts.add(new Calibrating.HeldOut(margins, good ? 1 : 0, good ? 8 : 3, sentences == 1));
        }
        return texts;
    }
}
