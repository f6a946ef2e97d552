package io.reviewstream.enrich.statistics;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Statistics;

/** Counts words and sentences. */
public final class StatisticsCounter {
    /** Brysbaert 2019: the mean silent reading rate for English non-fiction. */
    private static final double WORDS_PER_MINUTE = 238;

    private StatisticsCounter() {}

    /** The counts of a document; an empty one has none of anything. */
    public static Statistics count(Document document) {
        int words = 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            words += document.isSymbol(token) ? 0 : 1;
        }
        return new Statistics(words, document.sentenceCount(), (int) Math.round(words * 60 / WORDS_PER_MINUTE));
    }
}
