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
        var text = new StringBuilder();
        line(text, "title, quoted: recall", quotedRecall);
        line(text, "title, quoted: precision", quotedPrecision);
        line(text, "title, distinctive: recall", distinctiveRecall);
        line(text, "title, distinctive: precision", distinctivePrecision);
        line(text, "genres named that are the film's", genreRecall);
        line(text, "people named in full: recall", peopleRecall);
        line(text, "  as makers or cast", makerRecall);
        line(text, "makers and cast known for the film", makersKnown);
        line(text, "role right", roles);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Share share) {
        text.append(String.format(
                java.util.Locale.ROOT, "%-36s %.4f  (%d of %d)%n", name, share.value(), share.right(), share.all()));
    }
}
