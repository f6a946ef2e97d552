package io.reviewstream.enrich.sentiment;

import io.reviewstream.events.Sentiment;
import java.util.Optional;

/** What an engine thinks of one document. */
public interface Judgement extends Opinions {
    /** The verdict on the whole text; empty when it has no words, numbers or emoji to judge. */
    Optional<Sentiment> sentiment();
}
