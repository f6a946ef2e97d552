package io.reviewstream.enrich.people;

/** How somebody who is named stands to the work that is reviewed. */
enum Standing {
    ACTS,
    DIRECTS,
    /** Has another part in the making: writes, composes, produces … */
    MAKES,
    /** Is a character of the work. */
    PLAYED,
    /** Is a person, but of other works or of none. */
    ELSEWHERE,
    /** No person, a character of another work, or a name of which too much or too little was read. */
    NOBODY;

    static final int COUNT = values().length;
}
