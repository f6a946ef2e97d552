package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.AdditiveModel;
import io.reviewstream.enrich.choice.AdditiveTraining;
import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearTraining;
import io.reviewstream.enrich.people.PeopleJudgements.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Learns {@link Standings} from names that were judged: from numbers first, then from words what those leave open. */
final class StandingsTraining {
    private static final int STEPS = 900;
    private static final float RATE = 0.15f;
    private static final float CALM = 2;
    private static final float LEAST_EXAMPLES = 10;

    /** A word that is seen beside people of fewer films tells those films apart. */
    private static final int LEAST_FILMS = 10;

    private static final int PASSES = 6;
    private static final float DECAY = 0.3f;
    private static final long SEED = 7;

    private record Example(float[] numbers, Features words, Judgement judgement, String film) {}

    private final List<Example> examples = new ArrayList<>();

    /** Adds what is seen of somebody, and what was said of the name. */
    void add(Everybody everybody, int person, Judgement judgement, String film) {
        float[] numbers = new float[Everybody.NUMBERS];
        everybody.numbers(person, numbers);
        var words = new Features();
        new SentenceWords(everybody.names).write(everybody.people.get(person), words);
        examples.add(new Example(numbers, words, judgement, film));
    }

    Standings learn() {
        var byNumbers = new AdditiveTraining(Standing.COUNT);
        for (Example example : examples) {
            byNumbers.add(example.numbers, standing(example), example.judgement.weight());
        }
        AdditiveModel numbers = byNumbers.learn(STEPS, RATE, CALM, LEAST_EXAMPLES);
        var byWords = new LinearTraining(Standing.COUNT);
        for (Example example : examples) {
            float[] given = new float[Standing.COUNT];
            numbers.sums(example.numbers, given);
            byWords.add(example.words, standing(example), example.film, example.judgement.weight(), given);
        }
        return new Standings(numbers, byWords.learn(LEAST_FILMS, PASSES, DECAY, SEED));
    }

    private static int standing(Example example) {
        return example.judgement.standing().ordinal();
    }
}
