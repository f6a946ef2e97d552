package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.rating.RatingMention;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Label;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one document says, as a whole and part by part. Immutable, safe to share. */
public final class DocumentSentiment implements Judgement {
    private static final double[] NO_SIDES = {};
    private static final Calibration.At NOTHING = new Calibration.At(0, 0, 0, 0);

    private final Document document;
    private final Calibration calibration;
    private final Calibration.At slopes;
    private final NGramWeights weights;
    /** The network's answers; null when the text is too long to ask it. */
    private final SentenceFilters.@Nullable Answers network;

    /** Whether it is judged by marks and signs alone; the weights know numbers, but only among words. */
    private final boolean isWordless;

    private final List<Correction> corrections;
    private final double[] wordScores;

    /** @param stretches what they say by the same weights, which may have asked the network already */
    DocumentSentiment(
            Document document,
            SentimentModel model,
            NGramWeights weights,
            Stretches stretches,
            List<RatingMention> marks) {
        this.document = document;
        this.calibration = model.calibration();
        this.weights = weights;
        this.wordScores = model.wordScores();
        this.isWordless = !Tokens.hasWords(document);
        Calibration.At at = isWordless ? NOTHING : calibration.at(document.tokenCount());
        this.network = !model.filters().isEmpty() && at.networkSlope() != 0 ? stretches.network() : null;
        this.slopes = slopes(at);
        this.corrections = network == null && marks.isEmpty() && !isWordless ? List.of() : corrections(marks);
    }

    /** Idioms, reversals, signs and negations are only needed by short texts: in long ones many other words say the same. */
    private List<Correction> corrections(List<RatingMention> marks) {
        var found = new ArrayList<Correction>();
        if (network != null) {
            Idioms.find(document, this, found);
            Reversals.find(document, this, found);
            Signs.find(document, this, found);
            Negations.find(document, this, found);
        } else if (isWordless) {
            Signs.find(document, this, found);
        }
        Marks.find(document, marks, found);
        return found;
    }

    @Override
    public Optional<Sentiment> sentiment() {
        if (isWordless ? corrections.isEmpty() : !ScoredSentiment.hasContent(document)) {
            return Optional.empty();
        }
        double logit = logit();
        double score = Calibration.score(logit);
        int sentenceCount = document.sentenceCount();
        boolean asksClauses = Verdict.asksClauses(sentenceCount, score);
        var sides = new double[2];
        var sentences = new ArrayList<SentenceSentiment>(sentenceCount);
        double magnitude = 0;
        for (int sentence = 0; sentence < sentenceCount; sentence++) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            double own = sentenceScore(sentence);
            magnitude += Math.abs(own);
            var ownSides = NO_SIDES;
            if (asksClauses || Verdict.asksClauses(sentenceCount, own)) {
                ownSides = Verdict.sides(this, document, first, end);
                sides[0] += ownSides[0];
                sides[1] += ownSides[1];
            }
            Label label = Verdict.of(sentenceCount, own, ownSides);
            sentences.add(
                    new SentenceSentiment(document.start(first), document.end(end - 1), label, Decimals.rounded(own)));
        }
        var evidence = EvidenceFinder.find(document, contributions(), corrections, logit, score);
        double rest = Decimals.rounded(score);
        for (var one : evidence) {
            rest -= one.weight();
        }
        return Optional.of(new Sentiment(
                Verdict.of(document, score, sides),
                Decimals.rounded(score),
                Decimals.rounded(magnitude),
                Decimals.rounded(0.5 + Math.abs(score) / 2),
                Decimals.rounded(calibration.rating(logit)),
                sentences,
                evidence,
                Decimals.rounded(rest)));
    }

    @Override
    public double score(int firstToken, int endToken) {
        return Calibration.score(logit(firstToken, endToken));
    }

    /** The logit of a stretch, what negation changes included. */
    double logit(int firstToken, int endToken) {
        return corrected(plainLogit(firstToken, endToken), firstToken, endToken);
    }

    private double corrected(double plainLogit, int firstToken, int endToken) {
        double logit = plainLogit;
        for (int i = 0; i < corrections.size(); i++) {
            Correction correction = corrections.get(i);
            if (correction.first() >= firstToken && correction.end() <= endToken) {
                logit += correction.change() / Math.sqrt(endToken - firstToken + 1.0);
            }
        }
        return logit;
    }

    /** The logit of a stretch as the weights have it. */
    double plainLogit(int firstToken, int endToken) {
        return plainLogit(firstToken, endToken, network == null ? 0 : network.logit(firstToken, endToken));
    }

    private double plainLogit(int firstToken, int endToken, double byNetwork) {
        if (isWordless) {
            return 0;
        }
        double margin = weights.sentenceSum(firstToken, endToken) / Math.sqrt(endToken - firstToken + 1.0);
        return network == null
                ? margin * calibration.stretchSlope()
                : margin * calibration.stretchSentenceSlope() + byNetwork * calibration.stretchNetworkSlope();
    }

    /** Like {@link #score(int, int)} of the sentence's tokens. */
    private double sentenceScore(int sentence) {
        int first = document.sentenceStart(sentence);
        int end = document.sentenceEnd(sentence);
        double plain = plainLogit(first, end, network == null ? 0 : network.logit(sentence));
        return Calibration.score(corrected(plain, first, end));
    }

    /** The logit of a stretch by what the whole text is judged by, bias aside. */
    double documentLogit(int firstToken, int endToken) {
        double logit = (slopes.documentSlope() * weights.documentSum(firstToken, endToken)
                        + slopes.sentenceSlope() * weights.sentenceSum(firstToken, endToken))
                / Math.sqrt(endToken - firstToken + 1.0);
        return network == null ? logit : logit + slopes.networkSlope() * network.logit(firstToken, endToken);
    }

    @Override
    public double weight(int token) {
        return wordScores[weights.sentence(token, 0) & 0xFF];
    }

    /** The logarithm of the odds that the whole text is positive. */
    public double logit() {
        return slopes.documentSlope() * documentMargin()
                + slopes.sentenceSlope() * sentenceMargin()
                + slopes.networkSlope() * networkMargin()
                + correctionChange()
                + slopes.bias();
    }

    /** A text of one sentence is judged as a stretch. */
    private Calibration.At slopes(Calibration.At ofWhole) {
        if (isWordless || !Calibration.isSentence(document.tokenCount(), document.sentenceCount())) {
            return ofWhole;
        }
        return network == null
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
        return margin(weights.documentSum());
    }

    /** What the sentence head sums to over the whole text, before calibration. */
    public double sentenceMargin() {
        return margin(weights.sentenceSum());
    }

    /** What the network says of the sentences together, before calibration; 0 for texts too long to ask it. */
    public double networkMargin() {
        if (network == null) {
            return 0;
        }
        double sum = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            sum += network.logit(sentence);
        }
        return sum / Math.sqrt(Math.max(1, document.sentenceCount()));
    }

    private double margin(int sum) {
        return sum / Math.sqrt(document.tokenCount() + 1.0);
    }

    /** Each token's share of the logit. */
    private double[] contributions() {
        int tokens = document.tokenCount();
        double root = Math.sqrt(tokens + 1.0);
        double[] shares = weights.shares(slopes.documentSlope() / root, slopes.sentenceSlope() / root);
        for (Correction correction : corrections) {
            double share =
                    correction.documentChange() / Math.sqrt(tokens + 1.0) / (correction.end() - correction.first());
            for (int token = correction.first(); token < correction.end(); token++) {
                shares[token] += share;
            }
        }
        if (network != null) {
            double factor = slopes.networkSlope() / Math.sqrt(Math.max(1, document.sentenceCount()));
            for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
                network.share(sentence, shares, factor);
            }
        }
        return shares;
    }
}
