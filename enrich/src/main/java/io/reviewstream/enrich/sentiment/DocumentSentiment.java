package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one document says, as a whole and part by part. Immutable, safe to share. */
public final class DocumentSentiment implements Opinions {
    /** N-grams of one, two and three tokens, each kept at its last token. */
    static final int ORDERS = 3;

    private final Document document;
    private final Calibration calibration;
    private final byte[] documentWeights;
    private final byte[] sentenceWeights;
    private final SentenceFilters filters;
    /** The network's rows of the tokens; null when the text is too long to ask it. */
    private final int @Nullable [] rows;

    private final List<Correction> corrections;

    DocumentSentiment(Document document, SentimentModel model, byte[] documentWeights, byte[] sentenceWeights) {
        this.document = document;
        this.calibration = model.calibration();
        this.filters = model.filters();
        this.documentWeights = documentWeights;
        this.sentenceWeights = sentenceWeights;
        this.rows =
                !filters.isEmpty() && calibration.asksNetwork(document.tokenCount()) ? filters.lookUp(document) : null;
        this.corrections = rows == null ? List.of() : corrections();
    }

    /** Only short texts need them: in long ones many other words say the same. */
    private List<Correction> corrections() {
        var found = new ArrayList<Correction>();
        Idioms.find(document, this, found);
        Negations.find(document, this, found);
        return found;
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
        double logit = plainLogit(firstToken, endToken);
        for (Correction correction : corrections) {
            if (correction.first() >= firstToken && correction.end() <= endToken) {
                logit += correction.change() / Math.sqrt(endToken - firstToken + 1.0);
            }
        }
        return Math.tanh(logit / 2);
    }

    /** The logit of a stretch as the weights have it. */
    double plainLogit(int firstToken, int endToken) {
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
        double margin = sum / Math.sqrt(endToken - firstToken + 1.0);
        return rows == null
                ? margin * calibration.stretchSlope()
                : margin * calibration.stretchSentenceSlope()
                        + filters.logit(rows, firstToken, endToken) * calibration.stretchNetworkSlope();
    }

    /** The logit of a stretch by what the whole text is judged by, bias aside. */
    double documentLogit(int firstToken, int endToken) {
        Calibration.At at = slopes();
        int documentSum = 0;
        int sentenceSum = 0;
        for (int token = firstToken; token < endToken; token++) {
            for (int order = 0; order < Math.min(ORDERS, token - firstToken + 1); order++) {
                documentSum += documentWeights[token * ORDERS + order];
                sentenceSum += sentenceWeights[token * ORDERS + order];
            }
        }
        double logit = (at.documentSlope() * documentSum + at.sentenceSlope() * sentenceSum)
                / Math.sqrt(endToken - firstToken + 1.0);
        return rows == null ? logit : logit + at.networkSlope() * filters.logit(rows, firstToken, endToken);
    }

    @Override
    public double weight(int token) {
        return Math.tanh(sentenceWeights[token * ORDERS] * calibration.stretchSlope() / (2 * Math.sqrt(2)));
    }

    /** The logarithm of the odds that the whole text is positive. */
    public double logit() {
        Calibration.At at = slopes();
        return at.documentSlope() * documentMargin()
                + at.sentenceSlope() * sentenceMargin()
                + at.networkSlope() * networkMargin()
                + correctionChange()
                + at.bias();
    }

    /** A text of one sentence is judged as a stretch. */
    private Calibration.At slopes() {
        if (!Calibration.isSentence(document.tokenCount(), document.sentenceCount())) {
            return calibration.at(document.tokenCount());
        }
        return rows == null
                ? new Calibration.At(0, calibration.stretchSlope(), 0, 0)
                : new Calibration.At(0, calibration.stretchSentenceSlope(), calibration.stretchNetworkSlope(), 0);
    }

    private double correctionChange() {
        double change = 0;
        for (Correction correction : corrections) {
            change += correction.documentChange();
        }
        return change / Math.sqrt(document.tokenCount() + 1.0);
    }

    /** What the document head sums to, before calibration. */
    public double documentMargin() {
        return margin(documentWeights);
    }

    /** What the sentence head sums to over the whole text, before calibration. */
    public double sentenceMargin() {
        return margin(sentenceWeights);
    }

    /** What the network says of the sentences together, before calibration; 0 for texts too long to ask it. */
    public double networkMargin() {
        if (rows == null) {
            return 0;
        }
        double sum = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            sum += filters.logit(rows, document.sentenceStart(sentence), document.sentenceEnd(sentence));
        }
        return sum / Math.sqrt(Math.max(1, document.sentenceCount()));
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
        Calibration.At at = slopes();
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
        for (Correction correction : corrections) {
            double share =
                    correction.documentChange() / Math.sqrt(tokens + 1.0) / (correction.end() - correction.first());
            for (int token = correction.first(); token < correction.end(); token++) {
                shares[token] += share;
            }
        }
        if (rows != null) {
            double factor = at.networkSlope() / Math.sqrt(Math.max(1, document.sentenceCount()));
            for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
                filters.share(rows, document.sentenceStart(sentence), document.sentenceEnd(sentence), shares, factor);
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
