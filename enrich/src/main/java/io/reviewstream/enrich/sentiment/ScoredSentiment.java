package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.util.ArrayList;
import java.util.List;

/** A verdict put together from scores that come from elsewhere, by the rules that our own verdicts keep. */
public final class ScoredSentiment {
    private ScoredSentiment() {}

    /** Whether the text has words, numbers or emoji to judge. */
    public static boolean hasContent(Document document) {
        for (int token = 0; token < document.tokenCount(); token++) {
            if (Tokens.carriesMeaning(document, token)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The verdict. It names no evidence: all of the score is the rest.
     *
     * @param score of the whole, -1 to 1
     * @param sentenceScores of each sentence of the document, -1 to 1
     */
    public static Sentiment of(Document document, double score, double[] sentenceScores) {
        var sentences = new ArrayList<SentenceSentiment>(sentenceScores.length);
        double magnitude = 0;
        for (int sentence = 0; sentence < sentenceScores.length; sentence++) {
            double own = sentenceScores[sentence];
            magnitude += Math.abs(own);
            sentences.add(new SentenceSentiment(
                    document.start(document.sentenceStart(sentence)),
                    document.end(document.sentenceEnd(sentence) - 1),
                    Verdict.ofScores(own),
                    Decimals.rounded(own)));
        }
        return new Sentiment(
                Verdict.ofScores(score, sentenceScores),
                Decimals.rounded(score),
                Decimals.rounded(magnitude),
                Decimals.rounded(0.5 + Math.abs(score) / 2),
                Decimals.rounded(5.5 + 4.5 * score),
                sentences,
                List.of(),
                Decimals.rounded(score));
    }
}
