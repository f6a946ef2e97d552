package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.rating.RatingMention;
import io.reviewstream.enrich.text.Document;
import java.util.List;

/**
 * What marks say that the weights have not learnt: more than a word, as they sum up a text. Measured on critics' sentences with their
 * marks added, as docs/sentiment.md tells.
 */
final class Marks {
    /** The logit of all marks between the worst and the best. */
    private static final double RANGE = 10;

    /** The normalised mark that is neither praise nor blame. */
    private static final double MIDDLE = 0.58;

    private Marks() {}

    /** Adds what the marks of a text change; together they count as one, as each may be of a part. */
    static void find(Document document, List<RatingMention> marks, List<Correction> into) {
        double ofDocument = Math.sqrt(document.tokenCount() + 1.0) / marks.size();
        for (RatingMention mark : marks) {
            double logit = RANGE * (mark.normalized() - MIDDLE);
            double root = Math.sqrt(mark.end() - mark.first() + 1.0);
            into.add(new Correction(mark.first(), mark.end(), root * logit, ofDocument * logit));
        }
    }
}
