package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.events.Span;
import java.util.List;

/**
 * Which words of a document name somebody or something, and say nothing of it: in "It's a Wonderful Life" nothing is
 * wonderful, in "The Room" there is no room. Immutable, lives as long as the document.
 */
public final class NamedWords {
    /** Longer quotations are somebody's words. */
    private static final int LONGEST_TITLE = 8;

    /** Of those within a name, one after the other: "of the". */
    private static final int MOST_CONNECTORS = 2;

    private static final int LEAST_OF_HEADLINE = 2;

    private static final WordSet CONNECTORS = WordSet.beside(NamedWords.class, "connectors.txt");

    /** "A Must See": what has capitals to be heard. */
    private static final WordSet SAID = WordSet.of(
            "must", "highly", "recommend", "recommended", "recommending", "thumbs", "avoid", "waste", "ever");

    private final Document document;
    private final long[] bits;

    /** Where a name begins. */
    private final long[] firsts;

    private NamedWords(Document document) {
        this.document = document;
        this.bits = Capitals.noBits(document);
        this.firsts = Capitals.noBits(document);
    }

    /** No word. */
    public static NamedWords none(Document document) {
        return new NamedWords(document);
    }

    /** What is told by capitals alone: names of two words or more, and titles that are set off. */
    public static NamedWords of(Names names) {
        NamedWords named = none(names.document());
        if (names.usualCase()) {
            named.markRuns(names);
            for (Quotation quotation : names.quotations()) {
                named.markTitle(names, quotation);
            }
        }
        return named;
    }

    /** These words, and those that begin within spans of the text. */
    public NamedWords and(List<Span> spans) {
        if (spans.isEmpty()) {
            return this;
        }
        NamedWords both = none(document);
        System.arraycopy(bits, 0, both.bits, 0, (document.tokenCount() >>> 6) + 1);
        System.arraycopy(firsts, 0, both.firsts, 0, (document.tokenCount() >>> 6) + 1);
        for (Span span : spans) {
            int first = document.firstTokenFrom(span.start());
            int end = first;
            while (end < document.tokenCount() && document.start(end) < span.end()) {
                end++;
            }
            both.mark(first, end);
        }
        return both;
    }

    public boolean has(int token) {
        return (bits[token >>> 6] >>> token & 1) != 0;
    }

    /** Whether another name begins at a token. */
    public boolean begins(int token) {
        return (firsts[token >>> 6] >>> token & 1) != 0;
    }

    /** The first of them from {@code from} on; the count of tokens when there is none. */
    public int next(int from) {
        return Names.next(bits, from, document.tokenCount());
    }

    private void mark(int first, int end) {
        if (first < end) {
            firsts[first >>> 6] |= 1L << first;
        }
        for (int token = first; token < end; token++) {
            bits[token >>> 6] |= 1L << token;
        }
    }

    private void markRuns(Names names) {
        int sentence = 0;
        int token = names.nextName(0);
        while (token < document.tokenCount()) {
            sentence = document.sentenceOf(token, sentence);
            int end = document.sentenceEnd(sentence);
            token = isHeadline(names, sentence) ? names.nextName(end) : markRuns(names, token, end);
        }
    }

    /** Those of one sentence, from a name on; returns the next name behind it. */
    private int markRuns(Names names, int first, int sentenceEnd) {
        int token = first;
        while (token < sentenceEnd) {
            int end = runEnd(names, token, sentenceEnd);
            if (names.nextName(token + 1) < end && !isSaid(token, end)) {
                mark(token, end);
            }
            token = names.nextName(end);
        }
        return token;
    }

    /** One past the last name of a run; between names there may be connectors, hyphens, and the full stops of initials. */
    private int runEnd(Names names, int first, int limit) {
        int end = first + 1;
        int token = end;
        while (token < limit && token - end <= MOST_CONNECTORS) {
            if (names.isName(token)) {
                end = token + 1;
            } else if (!joins(token)) {
                break;
            }
            token++;
        }
        return end;
    }

    private boolean joins(int token) {
        return CONNECTORS.contains(document.hash(token))
                || document.isSymbol(token, '-')
                || document.isSymbol(token, '.') && document.length(token - 1) == 1;
    }

    private boolean isSaid(int first, int end) {
        for (int token = first; token < end; token++) {
            if (SAID.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** Whether most words of a sentence have capitals, which then tell nothing. */
    private boolean isHeadline(Names names, int sentence) {
        int words = 0;
        int capitals = 0;
        for (int token = document.sentenceStart(sentence); token < document.sentenceEnd(sentence); token++) {
            if (document.isWord(token)) {
                words++;
                capitals += names.isCapital(token) ? 1 : 0;
            }
        }
        return words >= LEAST_OF_HEADLINE && capitals * 10 >= words * 6;
    }

    /** Marks a quotation with capitals at both ends. */
    private void markTitle(Names names, Quotation quotation) {
        int first = quotation.first();
        int end = document.lastBeforeMarks(first, quotation.end()) + 1;
        int words = 0;
        for (int token = first; token < end; token++) {
            words += document.isWord(token) ? 1 : 0;
        }
        if (words <= LONGEST_TITLE && names.isTitled(first, end)) {
            mark(first, end);
        }
    }
}
