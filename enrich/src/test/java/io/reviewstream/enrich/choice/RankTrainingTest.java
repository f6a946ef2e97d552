package io.reviewstream.enrich.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankTrainingTest {
    @Test
    void learnsWhichFeatureTheRightOneHas() {
        LinearModel model = redBesideBlue(20).learn(4, 8, 0.01f, 7, 1);

        assertThat(model.weight(Features.key(1, 1))).isPositive();
        assertThat(model.weight(Features.key(1, 2))).isNegative();
    }

    @Test
    void learnsNothingOfWhatFewSubjectsHave() {
        assertThat(redBesideBlue(3).learn(4, 8, 0.01f, 7, 1).weight(Features.key(1, 1)))
                .isZero();
    }

    @Test
    void takesTheMeanOfSeveralTimes() {
        float once = redBesideBlue(20).learn(4, 8, 0.01f, 7, 1).weight(Features.key(1, 1));

        float mean = redBesideBlue(20).learn(4, 8, 0.01f, 7, 3).weight(Features.key(1, 1));

        // The cases are all alike, so that their order changes nothing.
        assertThat(mean).isCloseTo(once, Offset.offset(1e-4f)).isPositive();
    }

    @Test
    void weighsWithAScaleAsWithTheModel() {
        LinearModel model = redBesideBlue(20).learn(4, 8, 0.01f, 7, 1);
        var features = new Features(new Scale(model, 2));

        features.add(1, 1);
        features.add(7, 5000);
        features.add(1, 3);
        features.add(1, -1);

        float expected = model.sum(new int[] {Features.key(1, 1), Features.key(7, 5000)}, 0, 2);
        assertThat(features.sum()).isCloseTo(expected, Offset.offset(1e-6f)).isNotZero();
    }

    private static RankTraining redBesideBlue(int subjects) {
        var training = new RankTraining();
        int[] red = {Features.key(1, 1), Features.key(7, 5000)};
        int[] blue = {Features.key(1, 2)};
        for (int i = 0; i < subjects; i++) {
            training.add(new int[][] {red, blue}, 0, "subject " + i, 1);
        }
        return training;
    }
}
