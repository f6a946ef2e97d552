package io.reviewstream.enrich.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ratings that a text states.
 *
 * @param all in their order, those of parts of the work among them
 * @param ofWhole the one of the work; null where there is none, as in "Acting 8/10, story 4/10"
 */
public record RatingMentions(
        List<RatingMention> all, @Nullable RatingMention ofWhole) {
    public RatingMentions {
        all = List.copyOf(all);
    }
}
