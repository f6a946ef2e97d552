package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.labelled.FilmReviews.Review;
import io.reviewstream.enrich.labelled.FurtherReviews;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Measures titles where nobody tells them: how often one is given to the review of a product, which has none as a rule, and how
 * often to a snippet the one that most of its film's snippets get.
 */
final class FurtherEvaluation {
    /** So many snippets of a film must there be, … */
    private static final int LEAST_SNIPPETS = 10;

    /** … and so many times must a title be given, and oftener by this factor than the next, to be taken for the film's. */
    private static final int LEAST_GIVEN = 3;

    private static final int CLEARLY = 2;

    private final Function<Review, Finders> finders;
    private final ItemTypes types = new ItemTypes();

    /** With finders for each review. */
    FurtherEvaluation(Function<Review, Finders> finders) {
        this.finders = finders;
    }

    /** A table, a line each. */
    String evaluate(FurtherReviews further) {
        var table = new StringBuilder("titles given, by what the words of a review speak for\n");
        var byType = new TreeMap<String, Share>();
        for (Review review : further.others()) {
            String type = types.type(Document.of(review.text()), null).orElse("nothing");
            boolean given = finders.apply(review).find(review).item() != null;
            byType.merge(type, Share.NONE.plus(given), (before, one) -> before.plus(given));
        }
        byType.forEach((type, share) -> table.append(share.line("  " + type)));
        Share agreed = Share.NONE;
        for (List<Review> film :
                FilmReviews.byFilm(further.snippets(), LEAST_SNIPPETS).values()) {
            agreed = agreeing(film, agreed);
        }
        return table.append(agreed.line("of snippets', as most of their film's"))
                .toString();
    }

    private Share agreeing(List<Review> film, Share before) {
        Map<String, Integer> counts = new HashMap<>();
        for (Review snippet : film) {
            ItemReviewed item = finders.apply(snippet).find(snippet).item();
            if (item != null) {
                counts.merge(Fold.title(item.name()), 1, Integer::sum);
            }
        }
        int given = 0;
        int most = 0;
        int second = 0;
        for (int count : counts.values()) {
            given += count;
            second = count > most ? most : Math.max(second, count);
            most = Math.max(most, count);
        }
        return most < LEAST_GIVEN || most < CLEARLY * second
                ? before
                : new Share(before.right() + most, before.all() + given);
    }
}
