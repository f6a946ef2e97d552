package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;

/**
 * What judges texts: our own weights ({@link SentimentAnalyser}), or a model from elsewhere that a {@link SentimentPlugin}
 * opens. Thread-safe.
 */
@FunctionalInterface
public interface SentimentEngine {
    /**
     * The sentiment of a document and of its parts.
     *
     * @throws RuntimeException when the engine cannot judge this document, as when its time is up; the review is then
     *     enriched without sentiment
     */
    Judgement analyse(Document document);

    /**
     * The same where it is known which words name somebody or something, so that titles need not count as praise, and which are marks.
     * An engine that makes no difference need not override it.
     *
     * @param known of the document
     */
    default Judgement analyse(Document document, KnownWords known) {
        return analyse(document);
    }
}
