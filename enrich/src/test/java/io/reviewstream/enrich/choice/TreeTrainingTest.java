package io.reviewstream.enrich.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTrainingTest {
    private static final float[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    @Test
    void learnsWhatNoSumOfWeightsCanTell() {
        Trees trees = exclusiveOr().learn(40, 2, 0.3f, 1, 1);

        assertThat(sum(trees, new float[] {0, 1})).isGreaterThan(sum(trees, new float[] {0, 0}) + 2);
        assertThat(sum(trees, new float[] {1, 0})).isGreaterThan(sum(trees, new float[] {1, 1}) + 2);
    }

    @Test
    void learnsTheSameTwice() throws IOException {
        assertThat(bytes(exclusiveOr().learn(10, 3, 0.1f, 1, 1)))
                .isEqualTo(bytes(exclusiveOr().learn(10, 3, 0.1f, 1, 1)));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        Trees trees = exclusiveOr().learn(10, 3, 0.1f, 1, 1);

        Trees read = Trees.read(new DataInputStream(new ByteArrayInputStream(bytes(trees))));

        assertThat(bytes(read)).isEqualTo(bytes(trees));
        assertThat(sum(read, CORNERS[1])).isCloseTo(sum(trees, CORNERS[1]), org.assertj.core.data.Offset.offset(0.01f));
    }

    @Test
    void sumsThreeRowsAsEachByItself() {
        Trees trees = exclusiveOr().learn(10, 3, 0.1f, 1, 1);

        float[] sums = trees.sums(CORNERS[0], CORNERS[1], CORNERS[3]);

        assertThat(sums).containsExactly(sum(trees, CORNERS[0]), sum(trees, CORNERS[1]), sum(trees, CORNERS[3]));
        assertThat(sums[1]).isGreaterThan(sums[0]);
    }

    @Test
    void raisesWhatIsRightAboveOneThatKeepsItsScore() {
        var training = new TreeTraining();
        for (int i = 0; i < 50; i++) {
            training.add(new float[] {5, 0, 0}, new float[][] {null, {2}, {1}}, 1, 1);
        }

        Trees trees = training.learn(30, 1, 0.3f, 1, 0.1f);

        assertThat(sum(trees, new float[] {2})).isGreaterThan(5);
    }

    @Test
    void refusesWhatAreNoTrees() {
        byte[] other = {0, 0, 9, 9, 0, 0, 0, 1};

        assertThatThrownBy(() -> Trees.read(new DataInputStream(new ByteArrayInputStream(other))))
                .isInstanceOf(IOException.class)
                .hasMessage("not trees: 1 of depth 2313");
    }

    private static float sum(Trees trees, float[] numbers) {
        return trees.sums(numbers, numbers, numbers)[0];
    }

    /** Of two candidates the one whose numbers differ is right. */
    private static TreeTraining exclusiveOr() {
        var training = new TreeTraining();
        var random = new Random(1);
        for (int i = 0; i < 400; i++) {
            float[] odd = CORNERS[1 + random.nextInt(2)];
            float[] even = CORNERS[3 * random.nextInt(2)];
            boolean first = random.nextBoolean();
            training.add(new float[2], first ? new float[][] {odd, even} : new float[][] {even, odd}, first ? 0 : 1, 1);
        }
        return training;
    }

    private static byte[] bytes(Trees trees) throws IOException {
        var bytes = new ByteArrayOutputStream();
        trees.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
