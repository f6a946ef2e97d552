package io.reviewstream.enrich.people;

/**
 * What the reviews of other films say of a name: how many films' reviews name it in full, in how many of these films several
 * reviews do, as they do their makers and cast, and in how many its role is told. One number holds all steps.
 */
interface Renown {
    /** Nothing is known of any name. */
    Renown NONE = key -> 0;

    /** How many values a step has at most; all steps but those of {@link #trade}. */
    int STEPS = 8;

    /** The steps of a name by the joined hashes of its first and last word; 0 when nobody else names it. */
    int of(long key);

    /** How many films' reviews name it: 0 for fewer than two, up to 7. */
    static int named(int renown) {
        return renown & 7;
    }

    /** In how many of these films several reviews do: from 0 up to 7. */
    static int shared(int renown) {
        return renown >>> 3 & 7;
    }

    /** The share of films in which it is told to act: from 0 up to 7. */
    static int acts(int renown) {
        return renown >>> 6 & 7;
    }

    /** The share of films in which it is told to direct. */
    static int directs(int renown) {
        return renown >>> 9 & 7;
    }

    /** The share of films in which it is told to have its commonest other role. */
    static int makes(int renown) {
        return renown >>> 12 & 7;
    }

    /** The number of that role, as in {@link RoleWords#role}; 0 when it has none. */
    static int trade(int renown) {
        return renown >>> 15 & 7;
    }

    static int of(int named, int shared, int acts, int directs, int makes, int trade) {
        if (named < 2) {
            return 0;
        }
        return amount(named)
                | amount(shared + 1) << 3
                | share(acts, named) << 6
                | share(directs, named) << 9
                | share(makes, named) << 12
                | (makes == 0 ? 0 : trade) << 15;
    }

    private static int amount(int films) {
        return Math.min(STEPS - 1, films < 2 ? 0 : 32 - Integer.numberOfLeadingZeros(films - 1));
    }

    private static int share(int part, int whole) {
        return Math.min(STEPS - 1, (int) Math.ceil(10.0 * part / (whole + 1)));
    }
}
