package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.rating.RatingMention;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of some words of a document before it is judged.
 *
 * @param named words that name somebody or something, and judge nothing
 * @param marks ratings that the text states, in their order; thumbs and the like are left out
 */
public record KnownWords(NamedWords named, List<RatingMention> marks) {
    /** The scale on which those rate that the weights have learnt from: they know "8/10", and take the 4 of "4/5" for a bad mark. */
    private static final int LEARNT_SCALE = 10;

    public KnownWords {
        marks = marks.isEmpty()
                ? marks
                : marks.stream().filter(RatingMention::isMark).toList();
    }

    /** Of no word. */
    public static KnownWords none(Document document) {
        return of(NamedWords.none(document));
    }

    /** Of names alone. */
    public static KnownWords of(NamedWords named) {
        return new KnownWords(named, List.of());
    }

    /** What capitals and numbers tell. */
    public static KnownWords of(Names names, RatingFinder ratings) {
        return new KnownWords(
                NamedWords.of(names), ratings.mentions(names.document()).all());
    }

    /** The marks that count by their value: those that the weights have not learnt, all of a text without words. */
    List<RatingMention> counted(boolean hasWords) {
        return marks.isEmpty() || !hasWords
                ? marks
                : marks.stream().filter(mark -> mark.best() != LEARNT_SCALE).toList();
    }

    /** The words whose n-grams do not count. */
    NamedWords unweighed(Document document, List<RatingMention> marks) {
        if (marks.isEmpty()) {
            return named;
        }
        var spans = new ArrayList<Span>(marks.size());
        for (RatingMention mark : marks) {
            spans.add(document.span(mark.first(), mark.end()));
        }
        return named.and(spans);
    }
}
