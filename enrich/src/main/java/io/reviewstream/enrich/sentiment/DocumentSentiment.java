package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one document says, as a whole and part by part. Immutable, safe to share. */
public final class DocumentSentiment implements Opinions {
    /** N-grams of one, two and three tokens, each kept at its last token. */
    static final int ORDERS = 3;

    private final Document document;
    private final Calibration calibration;
    private final byte[] documentWeights;
    private final byte[] sentenceWeights;

    DocumentSentiment(Document document, Calibration calibration, byte[] documentWeights, byte[] sentenceWeights) {
        this.document = document;
        this.calibration = calibration;
        this.documentWeights = documentWeights;
        this.sentenceWeights = sentenceWeights;
    }

    /** The verdict on the whole text; empty when it has no words, numbers or emoji to judge. */
    public Optional<Sentiment> sentiment() {
        if (!hasContent()) {
            return Optional.empty();
        }
        double logit = logit();
        double score = Math.tanh(logit / 2);
        List<SentenceSentiment> sentences = sentences();
        double magnitude = 0;
        for (SentenceSentiment sentence : sentences) {
            magnitude += Math.abs(sentence.score());
        }
        var evidence = EvidenceFinder.find(document, contributions(), logit, score);
        double rest = score;
        for (var one : evidence) {
            rest -= one.weight();
        }
        return Optional.of(new Sentiment(
                Verdict.ofDocument(this, document, score),
                score,
                magnitude,
                0.5 + Math.abs(score) / 2,
                calibration.rating(logit),
                sentences,
                evidence,
                rest));
    }

    @Override
    public double score(int firstToken, int endToken) {
        int sum = 0;
        for (int token = firstToken; token < endToken; token++) {
            int at = token * ORDERS;
            sum += sentenceWeights[at];
            if (token > firstToken) {
                sum += sentenceWeights[at + 1];
                if (token > firstToken + 1) {
                    sum += sentenceWeights[at + 2];
                }
            }
        }
        return sum == 0 ? 0 : Math.tanh(sum * calibration.stretchSlope() / Math.sqrt(endToken - firstToken + 1.0) / 2);
    }

    @Override
    public double weight(int token) {
        return Math.tanh(sentenceWeights[token * ORDERS] * calibration.stretchSlope() / (2 * Math.sqrt(2)));
    }

    /** The logarithm of the odds that the whole text is positive. */
    public double logit() {
        Calibration.At at = calibration.at(document.tokenCount());
        return at.documentSlope() * documentMargin() + at.sentenceSlope() * sentenceMargin() + at.bias();
    }

    /** What the document head sums to, before calibration. */
    public double documentMargin() {
        return margin(documentWeights);
    }

    /** What the sentence head sums to over the whole text, before calibration. */
    public double sentenceMargin() {
        return margin(sentenceWeights);
    }

    private double margin(byte[] weights) {
        int sum = 0;
        for (byte weight : weights) {
            sum += weight;
        }
        return sum / Math.sqrt(document.tokenCount() + 1.0);
    }

    /** Each token's share of the logit: an n-gram's weight is split evenly among its tokens. */
    private double[] contributions() {
        int tokens = document.tokenCount();
        Calibration.At at = calibration.at(tokens);
        double byDocument = at.documentSlope() / Math.sqrt(tokens + 1.0);
        double bySentence = at.sentenceSlope() / Math.sqrt(tokens + 1.0);
        var shares = new double[tokens];
        for (int token = 0; token < tokens; token++) {
            for (int order = 0; order < ORDERS; order++) {
                int i = token * ORDERS + order;
                if (documentWeights[i] != 0 || sentenceWeights[i] != 0) {
                    double share = (documentWeights[i] * byDocument + sentenceWeights[i] * bySentence) / (order + 1);
                    for (int part = token - order; part <= token; part++) {
                        shares[part] += share;
                    }
                }
            }
        }
        return shares;
    }

    private List<SentenceSentiment> sentences() {
        var sentences = new ArrayList<SentenceSentiment>(document.sentenceCount());
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            double score = score(first, end);
            Label label = Verdict.ofStretch(this, document, first, end, score);
            sentences.add(new SentenceSentiment(document.start(first), document.end(end - 1), label, score));
        }
        return sentences;
    }

    private boolean hasContent() {
        for (int token = 0; token < document.tokenCount(); token++) {
            if (Tokens.carriesMeaning(document, token)) {
                return true;
            }
        }
        return false;
    }
}
