package io.reviewstream.events;

import java.util.List;

/**
 * Whether the review gives the plot away.
 *
 * @param likely whether a reader who has not seen it should be warned
 * @param mentions the words that mark or make the spoiler
 */
public record Spoiler(boolean likely, List<Span> mentions) {
    public Spoiler {
        mentions = List.copyOf(mentions);
    }
}
