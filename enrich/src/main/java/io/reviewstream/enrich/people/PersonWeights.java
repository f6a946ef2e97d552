package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;

/**
 * A {@link LinearModel} laid out for judging people. Two of three features have few values and are found in a small table without
 * hashing; of the others key and weights are one word, so that all stay in a processor's own cache. Only what an answer has more
 * than {@link PeopleAnswers#NOBODY} is kept, in 1024ths, which changes no probability. Immutable.
 */
final class PersonWeights {
    private static final int UNIT = 1024;

    /** By kind and value: what actors have more in the upper half, directors in the lower. */
    private final long[] few = new long[Evidence.KINDS_OF_FEW * Evidence.VALUES_OF_FEW];

    /** Key, and 16 bits each of what actors and directors have more; 0 where nothing is. */
    private final long[] slots;

    private final int mask;

    PersonWeights(LinearModel model) {
        int capacity = Integer.highestOneBit(Math.max(16, model.size() * 10 / 7)) * 2;
        mask = capacity - 1;
        slots = new long[capacity];
        model.forEach((key, weights) -> {
            long actor = more(weights, PeopleAnswers.ACTOR);
            long director = more(weights, PeopleAnswers.DIRECTOR);
            slots[at(key)] = (long) key << 32 | (actor & 0xFFFF) << 16 | director & 0xFFFF;
        });
        for (int kind = 0; kind < Evidence.KINDS_OF_FEW; kind++) {
            for (int bits = 0; bits < Evidence.VALUES_OF_FEW; bits++) {
                few[kind * Evidence.VALUES_OF_FEW + bits] = lookUp(kind, Evidence.valueOfFew(kind, bits));
            }
        }
    }

    private static long more(float[] weights, int answer) {
        int more = Math.round(weights[answer] * UNIT) - Math.round(weights[PeopleAnswers.NOBODY] * UNIT);
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, more));
    }

    private long lookUp(int kind, long value) {
        long slot = slots[at(Features.key(kind, value))];
        return ((slot << 32 >> 48) << 32) + (short) slot;
    }

    /** Where a key is, or would be. */
    private int at(int key) {
        int at = key * 0x9E3779B9 >>> 7 & mask;
        while ((int) (slots[at] >>> 32) != key && slots[at] != 0) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Sums up the evidence on one person after another. For one thread. */
    final class Judge implements Evidence {
        private final float[] probabilities = new float[PeopleAnswers.ANSWERS];
        private long sums;

        @Override
        public void few(int kind, int value) {
            sums += few[kind * VALUES_OF_FEW + (value & VALUES_OF_FEW - 1)];
        }

        @Override
        public void add(int kind, long value) {
            sums += lookUp(kind, value);
        }

        /** The probability of each answer, which the next verdict overwrites. Forgets the evidence. */
        float[] verdict() {
            int director = (int) sums;
            probabilities[PeopleAnswers.NOBODY] = 0;
            probabilities[PeopleAnswers.ACTOR] = (float) (int) (sums - director >> 32) / UNIT;
            probabilities[PeopleAnswers.DIRECTOR] = (float) director / UNIT;
            LinearModel.softmax(probabilities, PeopleAnswers.ANSWERS);
            sums = 0;
            return probabilities;
        }
    }
}
