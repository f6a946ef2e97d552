package io.reviewstream.enrich.evaluation;

/**
 * How well titles and people are found in one set of reviews.
 *
 * @param reviews how many were read
 * @param quotedRecall titles found, of reviews that quote them
 * @param quotedPrecision of the titles given for these, the right ones
 * @param distinctiveRecall titles found, of reviews whose film has a distinctive title, quoted or not
 * @param distinctivePrecision of the titles given for these, the right ones
 * @param genreRecall films whose genres the review names: at least one of those named is among the film's
 * @param peopleRecall people named in full who are found as people
 * @param makerRecall the same, found as makers or cast
 * @param makersKnown of the multi-word people reported as makers or cast, those known for that film
 * @param roles of the people found, those with the right role
 */
public record MetadataResult(
        int reviews,
        Share quotedRecall,
        Share quotedPrecision,
        Share distinctiveRecall,
        Share distinctivePrecision,
        Share genreRecall,
        Share peopleRecall,
        Share makerRecall,
        Share makersKnown,
        Share roles) {
    /** One line a figure, for people. */
    public String describe() {
        return quotedRecall.line("title, quoted: recall")
                + quotedPrecision.line("title, quoted: precision")
                + distinctiveRecall.line("title, distinctive: recall")
                + distinctivePrecision.line("title, distinctive: precision")
                + genreRecall.line("genres named that are the film's")
                + peopleRecall.line("people named in full: recall")
                + makerRecall.line("  as makers or cast")
                + makersKnown.line("makers and cast known for the film")
                + roles.line("role right");
    }
}
