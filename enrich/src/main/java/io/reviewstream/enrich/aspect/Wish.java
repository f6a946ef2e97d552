package io.reviewstream.enrich.aspect;

/** Whether what is said is so, or only wished for. */
enum Wish {
    NONE,

    /** "It could be warmer": it is not warm. */
    UNMET,

    /** "I was looking for warm shoes": it does not say whether it is. */
    OPEN;

    /** "It could be warmer" blames less than "it is cold". */
    static final double OF_PRAISE = -0.6;

    private static final Wish[] ALL = values();

    static Wish of(byte ordinal) {
        return ALL[ordinal];
    }
}
