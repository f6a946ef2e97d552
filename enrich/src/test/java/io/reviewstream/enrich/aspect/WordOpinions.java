package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;

/** Opinions from the word list only: what the trained model would say, more or less. */
final class WordOpinions implements Opinions {
    private final Clauses clauses;

    WordOpinions(Document document) {
        clauses =
                new Clauses().of(document, AspectVocabulary.standard("film").opinionWords(), NamedWords.none(document));
    }

    @Override
    public double score(int firstToken, int endToken) {
        double sum = 0;
        for (int token = firstToken; token < endToken; token++) {
            sum += clauses.judgement[token];
        }
        return Math.tanh(sum / 2);
    }

    @Override
    public double weight(int token) {
        return Math.tanh(clauses.judgement[token] / 2.0);
    }
}
