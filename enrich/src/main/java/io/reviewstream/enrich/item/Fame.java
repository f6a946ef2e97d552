package io.reviewstream.enrich.item;

/**
 * In how many films' reviews a phrase is named, and in how many of them it is set off as a title. What many name is
 * oftener a film to compare with, a person or a place than what a review is of.
 */
interface Fame {
    /** The greatest step. */
    int MOST = 10;

    /** Nothing is known of any phrase. */
    Fame NONE = key -> 0;

    /** Both steps of a phrase by its {@link TitleGroup#key}, to be read with {@link #named} and {@link #quoted}. */
    int of(long key);

    /** How many films' reviews name it: 0 for fewer than two, then in steps that grow up to {@link #MOST}. */
    static int named(int fame) {
        return fame & 15;
    }

    /** The same for those that set it off. */
    static int quoted(int fame) {
        return fame >>> 4;
    }

    static int of(int named, int quoted) {
        return step(named) | step(quoted) << 4;
    }

    private static int step(int films) {
        if (films < 9) {
            return films < 2 ? 0 : films < 4 ? films - 1 : films < 6 ? 3 : 4;
        }
        return Math.min(MOST, 33 - Integer.numberOfLeadingZeros(films));
    }
}
