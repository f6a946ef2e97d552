package io.reviewstream.enrich.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LinearTrainingTest {
    private static final int CASES = 400;

    @Test
    void learnsWhatAFeatureTells() {
        LinearModel model = learned(0);

        assertThat(chance(model, 1, new float[2])).isGreaterThan(0.9f);
        assertThat(chance(model, 2, new float[2])).isLessThan(0.1f);
    }

    @Test
    void learnsOnlyWhatIsLeftOpen() {
        assertThat(weight(learned(6), 1)).isLessThan(weight(learned(0), 1) / 4);
    }

    @Test
    void addsToWhatIsGiven() {
        LinearModel model = learned(1);

        assertThat(chance(model, 1, new float[] {-1, 1})).isGreaterThan(chance(model, 1, new float[] {1, -1}));
    }

    @Test
    void givesNothingToFeaturesOfFewSubjects() {
        var training = new LinearTraining(2);
        for (int i = 0; i < CASES; i++) {
            training.add(of(1), 1, "the only one");
        }

        assertThat(training.learn(2, 3, 0.01f, 7).size()).isZero();
    }

    @Test
    void learnsTheSameTwice() throws IOException {
        assertThat(bytes(learned(1))).isEqualTo(bytes(learned(1)));
    }

    @Test
    void sumsUpFeaturesFromWhatIsThere() {
        LinearModel model = learned(0);
        float[] from = {5, 5};
        model.add(of(1), from);

        float[] weights = new float[2];
        model.weights(Features.key(1, 1), weights);

        assertThat(from[0]).isCloseTo(5 + weights[0], within(1e-5f));
        assertThat(from[1]).isCloseTo(5 + weights[1], within(1e-5f));
    }

    /** The first feature goes with the second answer, the second with the first; that much of it is given. */
    private static LinearModel learned(float given) {
        var training = new LinearTraining(2);
        for (int i = 0; i < CASES; i++) {
            int answer = i % 2;
            training.add(of(answer == 1 ? 1 : 2), answer, "subject " + i, 1, new float[] {
                answer == 1 ? -given : given, answer == 1 ? given : -given
            });
        }
        return training.learn(2, 6, 0.01f, 7);
    }

    private static Features of(int value) {
        var features = new Features();
        features.add(1, value);
        return features;
    }

    private static float weight(LinearModel model, int value) {
        float[] weights = new float[2];
        model.weights(Features.key(1, value), weights);
        return weights[1] - weights[0];
    }

    private static float chance(LinearModel model, int value, float[] sums) {
        model.add(of(value), sums);
        LinearModel.softmax(sums, 2);
        return sums[1];
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return bytes.toByteArray();
    }
}
