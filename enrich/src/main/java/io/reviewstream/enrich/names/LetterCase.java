package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;

/** How a review uses capitals, which decides what a capital tells. */
enum LetterCase {
    /** Sentences and names begin with capitals. */
    USUAL,
    /** There are next to no capitals. */
    LOWER,
    /** All is in capitals. */
    UPPER;

    static LetterCase of(Document document) {
        int words = 0;
        int upper = 0;
        int capitals = 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            if (document.isWord(token) && document.length(token) > 1) {
                words++;
                upper += document.isUpperCase(token) ? 1 : 0;
                capitals += document.isCapitalised(token) ? 1 : 0;
            }
        }
        if (upper * 2 > words) {
            return UPPER;
        }
        // Sentences alone give one capital in 20 to 25 words; a stray one in a lower-cased text means little.
        return words >= 8 && capitals * 60 < words ? LOWER : USUAL;
    }
}
