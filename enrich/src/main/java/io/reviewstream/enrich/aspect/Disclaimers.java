package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.Arrays;
import java.util.List;

/** Words before a judgement by which it is none of the writer's on the work. Immutable. */
final class Disclaimers {
    private static final long AND = Words.hash("and");

    /** "The trailer promised songs and I …". */
    private static final WordSet WRITER = WordSet.of("i", "we");

    private final Document document;
    private final OpinionWords words;
    private final Clauses clauses;
    /** Where mentions of those who act end in the text, in order. */
    private final int[] castEnds;

    Disclaimers(Document document, OpinionWords words, Clauses clauses, List<Span> cast) {
        this.document = document;
        this.words = words;
        this.clauses = clauses;
        this.castEnds = cast.stream().mapToInt(Span::end).toArray();
    }

    /** "Critics called the acting wooden": whether it is none of the writer's judgements. */
    boolean isHearsay(int token, int start) {
        for (int at = token - 1; at >= Math.max(start, token - AspectScan.FARTHEST); at--) {
            boolean writerGoesOn = document.hash(at) == AND && WRITER.contains(document.hash(at + 1));
            if (writerGoesOn || clauses.clause[at] != clauses.clause[token]) {
                return false;
            }
            if (words.isHearsay(document, at, token)) {
                return true;
            }
        }
        return false;
    }

    /** "If you want action, look elsewhere", "if you like your films slow": whether it is what a reader may look for. */
    boolean isWanted(int token, int start) {
        for (int at = token - 1; at >= Math.max(start, token - AspectScan.FARTHEST); at--) {
            if (words.isWanted(document, at, token)) {
                return true;
            }
        }
        return false;
    }

    /** "Jane Doe is dull", "he's so slow", "their slow lives". */
    boolean isSaidOfSomebody(int token, int start) {
        int at = token - 1;
        while (at > start && token - at <= Predicates.MOST_WORDS && words.isAdverb(document, at)) {
            at--;
        }
        if (at > start && words.isCopula(document, at)) {
            at--;
        }
        return at >= start && (words.isSomebody(document, at) || Arrays.binarySearch(castEnds, document.end(at)) >= 0);
    }
}
