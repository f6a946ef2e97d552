package io.reviewstream.enrich.names;

/** How a review uses capitals, which decides what a capital tells. */
enum LetterCase {
    /** Sentences and names begin with capitals. */
    USUAL,
    /** There are next to no capitals. */
    LOWER,
    /** All is in capitals. */
    UPPER
}
