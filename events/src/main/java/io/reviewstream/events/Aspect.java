package io.reviewstream.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one side of the work.
 *
 * @param aspect normalised name: {@code acting}, {@code direction}, {@code story}, …
 * @param label which way
 * @param score -1 to 1
 * @param mentions the words that say so, in order
 */
public record Aspect(String aspect, Label label, double score, List<Mention> mentions) {
    public Aspect {
        mentions = List.copyOf(mentions);
    }

    /**
     * One opinion on the aspect.
     *
     * @param target the words that name the aspect
     * @param opinion the words that judge it, null when only the sentence as a whole does
     * @param negated whether the opinion is turned round ("not convincing")
     * @param score -1 to 1, after negation
     */
    public record Mention(Span target, @Nullable Span opinion, boolean negated, double score) {}
}
