package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import org.junit.jupiter.api.Test;

class SentenceFiltersTest {
    private static final int FILTERS = 11;

    @Test
    void givesBackItsRows() {
        byte[] rows = rows();

        assertThat(filters(rows).rows()).isEqualTo(rows);
    }

    @Test
    void addsUpTheStrongestAnswerOfEachFilter() {
        byte[] rows = rows();
        Document document = Document.of("good bad unknown good good");
        int[] words = {0, 1, -1, 0, 0};

        SentenceFilters.Answers answers = filters(rows).lookUp(document, NamedWords.none(document));

        for (int first = 0; first < words.length; first++) {
            for (int end = first; end <= words.length; end++) {
                assertThat(answers.logit(first, end)).isCloseTo(expected(rows, words, first, end), within(1e-6));
            }
        }
        assertThat(answers.logit(0)).isEqualTo(answers.logit(0, words.length));
    }

    /** The plain reading of the class's comment, with step and outputs 1 and biases 0. */
    private static double expected(byte[] rows, int[] words, int first, int end) {
        double logit = 0;
        for (int f = 0; f < FILTERS; f++) {
            int best = first == end ? 0 : Integer.MIN_VALUE;
            for (int centre = first; centre < end; centre++) {
                int sum = 0;
                for (int place = 0; place < SentenceFilters.WIDTH; place++) {
                    int token = centre + place - 1;
                    if (token >= first && token < end && words[token] >= 0) {
                        sum += rows[(words[token] * SentenceFilters.WIDTH + place) * FILTERS + f];
                    }
                }
                best = Math.max(best, sum);
            }
            logit += Math.max(0, best);
        }
        return logit;
    }

    private static SentenceFilters filters(byte[] rows) {
        var ones = new float[FILTERS];
        java.util.Arrays.fill(ones, 1);
        long[] words = {Words.hash("good"), Words.hash("bad")};
        return new SentenceFilters(1, new float[FILTERS], ones, words, rows);
    }

    /** Of two words; from the smallest entry to the largest. */
    private static byte[] rows() {
        var rows = new byte[2 * SentenceFilters.WIDTH * FILTERS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i * 37 - 128);
        }
        return rows;
    }
}
