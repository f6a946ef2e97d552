package io.reviewstream.enrich.aspect;

/** Whether what is said is so, or only wished for. */
enum Wish {
    NONE,

    /** "It could be warmer": it is not warm. */
    UNMET,

    /** "I was looking for warm shoes": it does not say whether it is. */
    OPEN;

    private static final Wish[] ALL = values();

    static Wish of(byte ordinal) {
        return ALL[ordinal];
    }
}
