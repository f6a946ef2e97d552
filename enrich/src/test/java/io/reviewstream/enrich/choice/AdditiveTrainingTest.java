package io.reviewstream.enrich.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AdditiveTrainingTest {
    private static final int CLASSES = 3;

    @Test
    void learnsStepsOfEachNumber() {
        AdditiveModel model = ranges().learn(60, 0.3f, 1, 1);

        assertThat(chances(model, 5, 1)[0]).isGreaterThan(0.9f);
        assertThat(chances(model, 15, 0)[1]).isGreaterThan(0.9f);
        assertThat(chances(model, 25, 1)[0]).isGreaterThan(0.9f);
        assertThat(chances(model, 35, 0)[2]).isGreaterThan(0.9f);
    }

    @Test
    void givesChancesThatMakeOne() {
        float[] chances = chances(ranges().learn(10, 0.3f, 1, 1), 0.3f, 7);

        assertThat(chances[0] + chances[1] + chances[2]).isCloseTo(1, within(1e-5f));
    }

    @Test
    void givesTheSharesWhereNothingIsSeen() {
        var training = new AdditiveTraining(CLASSES);
        for (int i = 0; i < 1000; i++) {
            training.add(new float[] {0, 0}, i % 4 == 0 ? 2 : 1, 1);
        }

        float[] chances = chances(training.learn(20, 0.1f, 1, 1), 0, 0);

        assertThat(chances[1]).isCloseTo(0.75f, within(0.02f));
        assertThat(chances[2]).isCloseTo(0.25f, within(0.02f));
    }

    @Test
    void countsExamplesByTheirWeight() {
        var training = new AdditiveTraining(CLASSES);
        for (int i = 0; i < 100; i++) {
            training.add(new float[] {0, 0}, 0, 3);
            training.add(new float[] {0, 0}, 1, 1);
        }

        assertThat(chances(training.learn(20, 0.3f, 1, 1), 0, 0)[0]).isCloseTo(0.75f, within(0.02f));
    }

    @Test
    void learnsTheSameTwice() throws IOException {
        assertThat(bytes(ranges().learn(10, 0.1f, 1, 1))).isEqualTo(bytes(ranges().learn(10, 0.1f, 1, 1)));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        AdditiveModel model = ranges().learn(10, 0.1f, 1, 1);

        AdditiveModel read = AdditiveModel.read(new DataInputStream(new ByteArrayInputStream(bytes(model))));

        assertThat(bytes(read)).isEqualTo(bytes(model));
        assertThat(chances(read, 0, 1)[1]).isCloseTo(chances(model, 0, 1)[1], within(0.01f));
    }

    @Test
    void takesAllClassesForAlikeWithoutExamples() {
        AdditiveModel model = new AdditiveTraining(CLASSES).learn(10, 0.1f, 1, 1);

        assertThat(chances(model, 0, 1)[0]).isCloseTo(1f / CLASSES, within(1e-5f));
    }

    @Test
    void refusesWhatIsNoModel() {
        byte[] other = {0, 0, 9, 9, 0, 0, 0, 1};

        assertThatThrownBy(() -> AdditiveModel.read(new DataInputStream(new ByteArrayInputStream(other))))
                .isInstanceOf(IOException.class)
                .hasMessage("not a model of 2313 classes by 1 numbers");
    }

    /** The first number tells the class, in one of two ranges; the second tells nothing. */
    private static AdditiveTraining ranges() {
        var training = new AdditiveTraining(CLASSES);
        for (int i = 0; i < 400; i++) {
            int range = i / 10 % 4;
            training.add(new float[] {i % 40, i & 1}, new int[] {0, 1, 0, 2}[range], 1);
        }
        return training;
    }

    private static float[] chances(AdditiveModel model, float... numbers) {
        float[] chances = new float[CLASSES];
        model.sums(numbers, chances);
        LinearModel.softmax(chances, CLASSES);
        return chances;
    }

    private static byte[] bytes(AdditiveModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
