package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is said of those who act judges the acting, though nothing names it: "Jane Doe is superb", "the wonderful Jane Doe", "Jane
 * Doe shines", "Jane Doe as Molly is superb". One use each.
 */
final class CastOpinions {
    /** "Pitch perfect Jane Doe": what judges right before a name has at most so many words. */
    private static final int LONGEST_PHRASE = 3;

    /** "Is quite simply superb": so many words may stand between a copula and what judges. */
    private static final int MOST_ADVERBS = 2;

    /** "Jane Doe (Molly, the nurse) is superb": brackets of at most so many tokens are passed over. */
    private static final int LONGEST_BRACKETS = 8;

    /** "Jane Doe, as her half-blind sister Molly, is superb": a part of at most so many tokens is passed over. */
    private static final int LONGEST_PART = 8;

    private static final long AS = Words.hash("as");

    private static final int NOTHING = -1;

    private final Document document;
    private final AspectVocabulary vocabulary;
    private final OpinionWords words;
    private final Clauses clauses;
    private final Opinions opinions;

    CastOpinions(Document document, AspectVocabulary vocabulary, Clauses clauses, Opinions opinions) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.words = vocabulary.opinionWords();
        this.clauses = clauses;
        this.opinions = opinions;
    }

    /**
     * What is said of each mention, in the order of the text.
     *
     * @param cast mentions of those who act, in the order of the text
     */
    List<TargetMention> mentions(List<Span> cast) {
        var found = new ArrayList<TargetMention>();
        int last = NOTHING;
        int lastFirst = document.tokenCount();
        for (int i = cast.size() - 1; i >= 0; i--) {
            int first = document.firstTokenFrom(cast.get(i).start());
            int end = document.firstTokenFrom(cast.get(i).end());
            int judging = first < end && !document.isPossessive(end - 1) ? judging(first, end) : NOTHING;
            if (judging == NOTHING && last != NOTHING && words.isList(document, end, lastFirst)) {
                judging = last;
            }
            if (judging != NOTHING) {
                found.add(mention(first, end, judging));
            }
            last = judging;
            lastFirst = first;
        }
        Collections.reverse(found);
        return found;
    }

    private TargetMention mention(int first, int end, int judging) {
        int negation = clauses.negation[judging];
        int opinionFirst = negation >= 0 ? negation : judging;
        int opinionEnd = judging + clauses.length[judging];
        double clause = opinions.score(Math.min(first, opinionFirst), Math.max(end, opinionEnd));
        return new TargetMention(
                vocabulary.acting(),
                first,
                end,
                opinionFirst,
                opinionEnd,
                negation >= 0,
                AspectScan.score(clauses.judgement[judging] / 2.0, clause));
    }

    /** The token at which what is said of a mention begins. Of an "excellent Jane Doe film" the film is excellent. */
    private int judging(int first, int end) {
        int sentence = document.sentenceOf(first);
        int start = document.sentenceStart(sentence);
        int limit = document.sentenceEnd(sentence);
        int earliest = vocabulary.isCue(document, end) ? first : Math.max(start, first - LONGEST_PHRASE);
        for (int token = first - 1; token >= earliest; token--) {
            if (judges(token, first) && token + clauses.length[token] == first) {
                return clauses.negation[token] < 0 ? token : NOTHING;
            }
        }
        int token = pastPart(document.pastBrackets(end, limit, LONGEST_BRACKETS), limit);
        if (token < limit && words.isCopula(document, token)) {
            token++;
        }
        int farthest = Math.min(limit, token + MOST_ADVERBS + 1);
        while (token < farthest && document.isWord(token)) {
            if (judges(token, limit)) {
                return clauses.negation[token] < 0 || clauses.negation[token] >= end ? token : NOTHING;
            }
            if (!words.isAdverb(document, token)) {
                return judgingOfVerb(token, limit);
            }
            token++;
        }
        return NOTHING;
    }

    /** The copula behind "as Molly" or ", as the nurse Molly,"; the token itself where no part stands there. */
    private int pastPart(int token, int limit) {
        boolean comma = token < limit && document.isSymbol(token, ',');
        int as = comma ? token + 1 : token;
        if (as >= limit || document.hash(as) != AS) {
            return token;
        }
        int farthest = Math.min(limit, as + LONGEST_PART);
        int last = as + 1;
        while (last < farthest
                && !words.isCopula(document, last)
                && (document.isWord(last) || document.isSymbol(last, '-'))) {
            last++;
        }
        boolean closed = last < limit && document.isSymbol(last, ',');
        int copula = closed ? last + 1 : last;
        boolean said = comma == closed
                && copula < limit
                && words.isCopula(document, copula)
                && (last == as + 2 || last > as + 2 && document.isCapitalised(last - 1));
        return said ? copula : token;
    }

    /** "Jane Doe grunts beautifully": the adverb behind what may be a verb. */
    private int judgingOfVerb(int verb, int limit) {
        int adverb = verb + 1;
        boolean judges = adverb < limit
                && document.charAt(verb, document.length(verb) - 1) == 's'
                && document.isWord(adverb)
                && words.isAdverb(document, adverb)
                && clauses.judgement[adverb] != 0
                && clauses.negation[adverb] < 0;
        int after = adverb + 1;
        boolean ends = after >= limit || !document.isWord(after) || words.mayFollow(document, after);
        return judges && ends ? adverb : NOTHING;
    }

    private boolean judges(int token, int limit) {
        return clauses.judgement[token] != 0 && vocabulary.isSaidOfCast(document, token, limit);
    }
}
