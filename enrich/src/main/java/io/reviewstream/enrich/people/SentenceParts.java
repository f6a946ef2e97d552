package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.List;

/**
 * The sentences of a document, each parted where it goes on to speak of somebody else: "Jane Doe is superb, | but John Roe is
 * wooden". A part without a name belongs to the one before.
 */
final class SentenceParts {
    /** So many words at least say something of somebody. */
    private static final int SAYS = 2;

    private static final int NOBODY = -1;
    private static final int ANYBODY = -2;

    private static final long A = Words.hash("a");
    private static final long AND = Words.hash("and");
    private static final WordSet BREAKS =
            WordSet.of("but", "while", "whereas", "though", "although", "however", "yet", "unlike");

    /** A clause that begins with them speaks of the work, … */
    private static final WordSet OF_THE_WORK = WordSet.of("the", "this", "its", "that");

    /** … unless one of these is among its next words. */
    private static final WordSet OF_SOMEBODY = WordSet.of(
            "role",
            "roles",
            "part",
            "parts",
            "character",
            "characters",
            "performance",
            "performances",
            "accent",
            "voice",
            "acting",
            "actor",
            "actors",
            "actress",
            "actresses",
            "star",
            "stars",
            "lead",
            "leads",
            "hero",
            "heroine",
            "chemistry",
            "delivery",
            "timing",
            "man",
            "woman",
            "guy",
            "girl",
            "boy",
            "kid",
            "two",
            "pair",
            "couple",
            "he",
            "she",
            "him",
            "her",
            "his",
            "they",
            "director",
            "writer",
            "direction",
            "singer",
            "author",
            "cast");

    private static final int LONGEST_SUBJECT = 4;

    /** Behind a name they only add to it: "Jane Doe as the nurse and John Roe are superb". */
    private static final WordSet ADD = WordSet.of("as", "in", "of", "from", "with", "who", "whose");

    private final Document document;

    /** For each token whom it names, {@link #ANYBODY} when it doesn't matter whom, else {@link #NOBODY}. */
    private final int[] owner;

    /** For each token the first of its part. */
    private final int[] first;

    /**
     * @param all everybody who is named
     * @param people those of them of whom something may be said
     */
    SentenceParts(Document document, List<Somebody> all, List<Somebody> people) {
        this.document = document;
        this.owner = new int[document.tokenCount()];
        this.first = new int[document.tokenCount()];
        Arrays.fill(owner, NOBODY);
        all.forEach(somebody -> mark(somebody, ANYBODY));
        for (int i = 0; i < people.size(); i++) {
            mark(people.get(i), i);
        }
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            part(document.sentenceStart(sentence), document.sentenceEnd(sentence));
        }
    }

    private void mark(Somebody somebody, int number) {
        for (Stretch mention : somebody.mentions) {
            Arrays.fill(owner, mention.first(), mention.end(), number);
        }
    }

    /** The first token of the part that a token is in. */
    int first(int token) {
        return first[token];
    }

    /** One past the last token of that part. */
    int end(int token) {
        int end = document.sentenceEnd(document.sentenceOf(token));
        int at = token + 1;
        while (at < end && first[at] == first[token]) {
            at++;
        }
        return at;
    }

    private void part(int start, int end) {
        int begin = start;
        int opened = start;
        boolean names = false;
        boolean namesBefore = false;
        boolean elsewhere = turns(start, end) || isOfSomethingElse(start, end);
        boolean turned = turns(start, end);
        for (int token = start; token < end; token++) {
            if (token > start && isBreak(token, start)) {
                opened = token;
                turned |= BREAKS.contains(document.hash(token));
                namesBefore |= names || elsewhere && turned;
                if (names && turns(token, end)) {
                    begin = token;
                }
                names = false;
            }
            if (owner[token] >= 0 && !names) {
                names = true;
                if (namesBefore) {
                    begin = opened;
                    Arrays.fill(first, begin, token, begin);
                }
            }
            first[token] = begin;
        }
    }

    /** "But the plot", "while the rest": whether a clause begins at a token that goes on to speak of the work. */
    private boolean turns(int token, int end) {
        return BREAKS.contains(document.hash(token)) && isOfSomethingElse(token + 1, end);
    }

    /** "The plot", "its second half", not "the role", "the real star", "the man". */
    private boolean isOfSomethingElse(int from, int end) {
        if (from >= end || !OF_THE_WORK.contains(document.hash(from))) {
            return false;
        }
        for (int token = from + 1; token < Math.min(end, from + 1 + LONGEST_SUBJECT); token++) {
            if (owner[token] != NOBODY || OF_SOMEBODY.contains(document.hash(token))) {
                return false;
            }
        }
        return true;
    }

    /** Whether something else may begin at a token. */
    private boolean isBreak(int token, int start) {
        if (document.isSymbol(token - 1, ';')
                // "For a while" breaks nothing.
                || BREAKS.contains(document.hash(token)) && document.hash(token - 1) != A) {
            return true;
        }
        boolean begins = owner[token] >= 0 && owner[token - 1] != owner[token];
        int before = token - 1;
        while (begins && before > start && (document.hash(before) == AND || document.isSymbol(before, ','))) {
            before--;
        }
        return begins && before < token - 1 && saysSomething(before, start);
    }

    /** Whether words that end at a token say something of whom they follow. */
    private boolean saysSomething(int last, int start) {
        int said = 0;
        int token = last;
        while (token >= start && owner[token] == NOBODY && !document.isSymbol(token, ',')) {
            said += document.isWord(token) ? 1 : 0;
            token--;
        }
        return said >= SAYS && !ADD.contains(document.hash(token + 1));
    }
}
