package io.reviewstream.benchmarks;

import java.util.Random;

/** Reviews put together from a few phrases, of lengths as they are found on the web: half have less than 1,000 letters. */
final class MadeTexts {
    private static final String[] THINGS = {
        "acting", "plot", "camera work", "score", "ending", "dialogue", "pacing", "first hour", "lead actor", "sequel",
        "humour", "villain", "editing", "costume design", "soundtrack", "middle part", "love story", "script", "cast"
    };
    private static final String[] PRAISE = {
        "superb", "a joy", "better than expected", "wonderful to watch", "clever", "moving", "the best in years",
        "well made", "hard to forget", "charming"
    };
    private static final String[] BLAME = {
        "a mess", "dull", "far too long", "not worth the ticket", "wooden", "awful", "a waste of good actors",
        "predictable", "hardly a masterpiece", "painful"
    };
    private static final String[] NAMES = {
        "Marta Lindqvist", "Owen Castellane", "Priya Raman", "Tomas Varga", "Helen Okafor", "Jun Takeda"
    };
    private static final String[] FRAMES = {
        "The %1$s was %2$s, and nobody in the room seemed to mind.",
        "%3$s plays the part with care, but the %1$s is %2$s.",
        "I did not expect the %1$s to be %2$s!",
        "Directed by %3$s, it has a %1$s that is %2$s.<br /><br />",
        "Is the %1$s %2$s? My friends and I still argue about it.",
        "After two hours of this I can only say that the %1$s was %2$s.",
        "Some will find the %1$s %2$s; others will have left by then.",
        "In the year %4$d such a %1$s would have been called %2$s."
    };

    private final Random random;

    MadeTexts(Random random) {
        this.random = random;
    }

    String next() {
        int length = (int) Math.min(12_000, 120 + 950 * Math.exp(random.nextGaussian() * 0.7));
        boolean likes = random.nextBoolean();
        var text = new StringBuilder(length + 100);
        while (text.length() < length) {
            String opinion = pick(random.nextInt(4) > 0 == likes ? PRAISE : BLAME);
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(FRAMES[random.nextInt(FRAMES.length)].formatted(
                    pick(THINGS), opinion, pick(NAMES), 1950 + random.nextInt(75)));
        }
        return text.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
