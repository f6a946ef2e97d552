package io.reviewstream.local.diff;

import java.util.Locale;

/** What is compared. */
enum Finding {
    LANGUAGE,
    LABEL,
    TITLE,
    PEOPLE,
    ASPECTS,
    GENRES,
    RATING,
    RECOMMENDATION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
