package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import java.util.Arrays;

/**
 * A {@link LinearModel} laid out for judging people. Two of three features have few values and are found in a small table without
 * hashing; of the others key and weights are one word, so that all stay in a processor's own cache. Only what an answer has more
 * than {@link PeopleAnswers#NOBODY} is kept. Immutable.
 *
 * <p>Weights are summed up three at once, in 1024ths: actors in the upper bits of a word, directors in the middle, characters in
 * the lower ones.
 */
final class PersonWeights {
    private static final int UNIT = 1024;

    /** A table's weights are in 128ths, so that three of them and the key are one word. */
    private static final int COARSE = 8;

    private static final int MOST_OF_TWO = 1023;
    private static final int MOST_OF_THIRD = 511;

    /** Below this no answer but {@link PeopleAnswers#NOBODY} has a chance of one in a hundred, and none is worked out. */
    private static final float NOTHING = -5.5f;

    /** By kind and value. */
    private final long[] few = new long[Evidence.KINDS_OF_FEW * Evidence.VALUES_OF_FEW];

    /** Key, and 11, 11 and 10 bits of weights; 0 where nothing is. */
    private final long[] slots;

    private final int mask;

    PersonWeights(LinearModel model) {
        int capacity = Integer.highestOneBit(Math.max(16, model.size() * 10 / 7)) * 2;
        mask = capacity - 1;
        slots = new long[capacity];
        model.forEach((key, weights) -> slots[at(key)] = (long) key << 32
                | (coarse(more(weights, PeopleAnswers.ACTOR), MOST_OF_TWO) & 0x7FF) << 21
                | (coarse(more(weights, PeopleAnswers.DIRECTOR), MOST_OF_TWO) & 0x7FF) << 10
                | coarse(more(weights, PeopleAnswers.CHARACTER), MOST_OF_THIRD) & 0x3FF);
        float[] weights = new float[PeopleAnswers.ANSWERS];
        for (int kind = 0; kind < Evidence.KINDS_OF_FEW; kind++) {
            for (int bits = 0; bits < Evidence.VALUES_OF_FEW; bits++) {
                model.weights(Features.key(kind, Evidence.valueOfFew(kind, bits)), weights);
                few[kind * Evidence.VALUES_OF_FEW + bits] = packed(
                        more(weights, PeopleAnswers.ACTOR),
                        more(weights, PeopleAnswers.DIRECTOR),
                        more(weights, PeopleAnswers.CHARACTER));
            }
        }
    }

    private static int more(float[] weights, int answer) {
        return Math.round(weights[answer] * UNIT) - Math.round(weights[PeopleAnswers.NOBODY] * UNIT);
    }

    /** A weight in 128ths. */
    private static long coarse(int weight, int most) {
        return Math.max(-most, Math.min(most, Math.round((float) weight / COARSE)));
    }

    private static long packed(int actor, int director, int character) {
        return ((long) actor << 42) + ((long) director << 21) + character;
    }

    private long lookUp(int kind, long value) {
        int weights = (int) slots[at(Features.key(kind, value))];
        return packed(weights >> 21, weights << 11 >> 21, weights << 22 >> 22) * COARSE;
    }

    /** Where a key is, or would be. */
    private int at(int key) {
        int at = key * 0x9E3779B9 >>> 7 & mask;
        while ((int) (slots[at] >>> 32) != key && slots[at] != 0) {
            at = at + 1 & mask;
        }
        return at;
    }

    static float character(long sum) {
        return (float) (int) (sum << 43 >> 43) / UNIT;
    }

    static float director(long sum) {
        long character = sum << 43 >> 43;
        return (float) (int) (sum - character << 22 >> 43) / UNIT;
    }

    static float actor(long sum) {
        // What borrows were taken by the lower ones is rounded away.
        return (float) (int) (sum + (1L << 41) >> 42) / UNIT;
    }

    /** Sums up the evidence on one person after another. For one thread. */
    final class Judge implements Evidence {
        private final float[] probabilities = new float[PeopleAnswers.ANSWERS];
        private final long[] parts = new long[PARTS];
        private int part;
        private int mentions;
        private long firstMention;
        private float mostActor;
        private float mostDirector;
        private float mostCharacter;
        private float leastActor;

        @Override
        public void begin(int next) {
            close();
            part = next;
            if (next == NAME) {
                Arrays.fill(parts, 0);
                mentions = 0;
            } else if (next == MENTION) {
                mentions++;
                parts[MENTION] = 0;
            }
        }

        /** Takes what the last mention gives. */
        private void close() {
            if (part != MENTION) {
                return;
            }
            long sum = parts[MENTION];
            parts[ALL_MENTIONS] += sum;
            boolean first = mentions == 1;
            if (first) {
                firstMention = sum;
            }
            mostActor = first ? actor(sum) : Math.max(mostActor, actor(sum));
            leastActor = first ? actor(sum) : Math.min(leastActor, actor(sum));
            mostDirector = first ? director(sum) : Math.max(mostDirector, director(sum));
            mostCharacter = first ? character(sum) : Math.max(mostCharacter, character(sum));
        }

        @Override
        public void few(int kind, int value) {
            parts[part] += few[kind * VALUES_OF_FEW + (value & VALUES_OF_FEW - 1)];
        }

        @Override
        public void add(int kind, long value) {
            parts[part] += lookUp(kind, value);
        }

        /** The probability of each answer, which the next verdict overwrites; the evidence is on one person from {@link #NAME} on. */
        float[] verdict() {
            close();
            part = ALL_MENTIONS;
            long sum = parts[NAME] + parts[PLACE] + parts[RENOWN] + parts[ALL_MENTIONS];
            float actor = actor(sum);
            float director = director(sum);
            float character = character(sum);
            if (Math.max(actor, Math.max(director, character)) < NOTHING) {
                Arrays.fill(probabilities, 0);
                probabilities[PeopleAnswers.NOBODY] = 1;
                return probabilities;
            }
            probabilities[PeopleAnswers.NOBODY] = 0;
            probabilities[PeopleAnswers.ACTOR] = actor;
            probabilities[PeopleAnswers.DIRECTOR] = director;
            probabilities[PeopleAnswers.CHARACTER] = character;
            LinearModel.softmax(probabilities, PeopleAnswers.ANSWERS);
            return probabilities;
        }

        /** After a verdict, writes what each part of the evidence gives: {@link #SUMS} numbers. */
        void sums(float[] numbers, int from) {
            long all = parts[NAME] + parts[PLACE] + parts[RENOWN] + parts[ALL_MENTIONS];
            int at = from;
            numbers[at++] = actor(parts[NAME]);
            numbers[at++] = director(parts[NAME]);
            numbers[at++] = character(parts[NAME]);
            numbers[at++] = actor(parts[PLACE]);
            numbers[at++] = director(parts[PLACE]);
            numbers[at++] = actor(parts[RENOWN]);
            numbers[at++] = director(parts[RENOWN]);
            numbers[at++] = character(parts[RENOWN]);
            numbers[at++] = actor(firstMention);
            numbers[at++] = director(firstMention);
            numbers[at++] = character(firstMention);
            numbers[at++] = mostActor;
            numbers[at++] = mostDirector;
            numbers[at++] = mostCharacter;
            numbers[at++] = leastActor;
            numbers[at++] = actor(all);
            numbers[at++] = director(all);
            numbers[at] = character(all);
        }
    }

    /** How many numbers {@link Judge#sums} writes. */
    static final int SUMS = 18;
}
