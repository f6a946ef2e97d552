package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;

/**
 * An aspect that is named and judged, by tokens.
 *
 * @param aspect index in the vocabulary
 * @param first first token of the words that name it
 * @param end one past their last
 * @param opinionFirst first token of the words that judge it; -1 when only the clause does
 * @param opinionEnd one past their last
 * @param negated whether the judgement is turned round
 * @param score -1 to 1
 */
record TargetMention(int aspect, int first, int end, int opinionFirst, int opinionEnd, boolean negated, double score) {
    /** What words say that name and judge at once, of what is missing, or of what is only listed as good or bad. */
    static final double STATED = 0.6;

    /** What is denied is not as bad, or good, as the opposite. */
    private static final double DENIED = -0.8;

    /** The same where what judges is asked, and answered by no. */
    TargetMention denied() {
        return new TargetMention(aspect, first, end, opinionFirst, opinionEnd, !negated, score * DENIED);
    }

    Aspect.Mention inText(Document document, double rounded) {
        return new Aspect.Mention(
                document.nameSpan(first, end),
                opinionFirst < 0 ? null : document.span(opinionFirst, opinionEnd),
                negated,
                rounded);
    }
}
