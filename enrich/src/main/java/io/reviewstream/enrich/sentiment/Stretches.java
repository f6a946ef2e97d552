package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import org.jspecify.annotations.Nullable;

/** What stretches of a short text say by the weights alone, before anything is corrected. The network is asked when the first is wanted. */
final class Stretches {
    private final SentimentModel model;
    private final Document document;
    private final NGramWeights weights;
    private final NamedWords unweighed;
    private SentenceFilters.@Nullable Answers network;

    Stretches(SentimentModel model, Document document, NGramWeights weights, NamedWords unweighed) {
        this.model = model;
        this.document = document;
        this.weights = weights;
        this.unweighed = unweighed;
    }

    /** The logit of a stretch within a sentence. */
    double logit(int first, int end) {
        return byWeights(first, end)
                + model.calibration().stretchNetworkSlope() * network().logit(first, end);
    }

    /** The same of a stretch of any length, without the network, which reads sentences. */
    double byWeights(int first, int end) {
        return model.calibration().stretchSentenceSlope()
                * weights.sentenceSum(first, end)
                / Math.sqrt(end - first + 1.0);
    }

    /** What the network says of the same words, asked once. */
    SentenceFilters.Answers network() {
        SentenceFilters.Answers answers = network;
        if (answers == null) {
            answers = model.filters().lookUp(document, unweighed);
            network = answers;
        }
        return answers;
    }
}
