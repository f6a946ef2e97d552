package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Label;
import io.reviewstream.events.Rating;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.StatedRating;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rating that goes with a review. What the source states goes before what the text says, that before what the
 * sentiment predicts. Keeps nothing, so it may be shared.
 */
public final class RatingFinder {
    /** Where positive begins and negative ends on the normalised scale, for the check against the sentiment. */
    private static final double HIGH = 0.6;

    private static final double LOW = 0.4;

    /** What the text states. */
    public RatingMentions mentions(Document document) {
        return new RatingScan(document).read();
    }

    /** Like {@link #find(Document, RatingMentions, StatedRating, Sentiment)}, with what the text states. */
    public Optional<Rating> find(Document document, @Nullable StatedRating stated, @Nullable Sentiment sentiment) {
        return find(document, mentions(document), stated, sentiment);
    }

    /** The rating, empty when the source states none, the text has none and there is no sentiment to predict one. */
    public Optional<Rating> find(
            Document document, RatingMentions mentions, @Nullable StatedRating stated, @Nullable Sentiment sentiment) {
        if (stated != null) {
            return Optional.of(ofSource(stated, sentiment));
        }
        RatingMention mention = mentions.ofWhole();
        if (mention != null) {
            double normalized = mention.normalized();
            int start = document.start(mention.first());
            int end = document.end(mention.end() - 1);
            return Optional.of(new Rating(
                    mention.value(),
                    mention.best(),
                    Decimals.rounded(normalized),
                    document.original().substring(start, end),
                    Rating.Origin.TEXT,
                    start,
                    end,
                    agrees(normalized, sentiment)));
        }
        if (sentiment == null) {
            return Optional.empty();
        }
        double predicted = sentiment.predictedRating();
        double normalized = Math.min(1, Math.max(0, (predicted - 1) / 9));
        return Optional.of(new Rating(
                predicted, 10, Decimals.rounded(normalized), null, Rating.Origin.PREDICTED, null, null, true));
    }

    private static Rating ofSource(StatedRating stated, @Nullable Sentiment sentiment) {
        double value = stated.ratingValue();
        Double given = stated.bestRating();
        double best = given != null ? given : usualBest(value);
        Double lowest = stated.worstRating();
        double worst = lowest != null ? lowest : 0;
        double normalized = best > worst ? Math.min(1, Math.max(0, (value - worst) / (best - worst))) : 0;
        String raw = plain(value) + "/" + plain(best);
        return new Rating(
                value,
                best,
                Decimals.rounded(normalized),
                raw,
                Rating.Origin.STATED,
                null,
                null,
                agrees(normalized, sentiment));
    }

    private static double usualBest(double value) {
        if (value <= 5) {
            return 5;
        }
        return value <= 10 ? 10 : Math.max(100, value);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static boolean agrees(double normalized, @Nullable Sentiment sentiment) {
        if (sentiment == null) {
            return true;
        }
        return !(normalized >= HIGH && sentiment.label() == Label.NEGATIVE)
                && !(normalized <= LOW && sentiment.label() == Label.POSITIVE);
    }
}
