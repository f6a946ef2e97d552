package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.AdditiveModel;
import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Tells the {@link Standing} of somebody: by numbers that say what is seen of them beside the others, and by the words of the
 * sentence that names them. Immutable.
 *
 * @see StandingsTraining
 */
final class Standings {
    private final AdditiveModel numbers;
    private final LinearModel words;

    Standings(AdditiveModel numbers, LinearModel words) {
        this.numbers = numbers;
        this.words = words;
    }

    /**
     * Reads them.
     *
     * @throws IOException when there are none
     */
    static Standings read(DataInputStream in) throws IOException {
        var standings = new Standings(AdditiveModel.read(in), LinearModel.read(in));
        if (standings.numbers.classes() != Standing.COUNT || standings.words.answers() != Standing.COUNT) {
            throw new IOException("not a model of standings");
        }
        return standings;
    }

    /**
     * Writes them.
     *
     * @throws IOException when that fails
     */
    void write(DataOutputStream out) throws IOException {
        numbers.write(out);
        words.write(out);
    }

    /** Asks about one after another of those whom one document names. For one thread. */
    final class Answers {
        private final Everybody everybody;
        private final float[] seen = new float[Everybody.NUMBERS];
        private final SentenceWords sentenceWords;
        private final Features near = new Features();
        private final float[] chances = new float[Standing.COUNT];

        Answers(Everybody everybody) {
            this.everybody = everybody;
            this.sentenceWords = new SentenceWords(everybody.names);
        }

        /** The chance of each standing, which the next answer overwrites. */
        float[] of(int person) {
            everybody.numbers(person, seen);
            near.clear();
            sentenceWords.write(everybody.people.get(person), near);
            numbers.sums(seen, chances);
            words.add(near, chances);
            LinearModel.softmax(chances, Standing.COUNT);
            return chances;
        }
    }
}
