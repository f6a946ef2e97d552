package io.reviewstream.enrich.spoiler;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import io.reviewstream.events.Spoiler;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a review gives the plot away: because it says so, or because it tells how the story ends. Keeps nothing, so it
 * may be shared.
 */
public final class SpoilerFinder {
    private static final int MARK = 0;
    private static final int NO_SPOILER = 1;
    private static final int STRONG = 2;
    private static final int WEAK = 3;
    private static final int LAST = 4;
    private static final int ALONG = 5;
    private static final int HARMLESS = 6;
    private static final int DEATH = 7;

    /** "When an old man dies and": so many tokens before, at most. */
    private static final int BEGINNING_WITHIN = 6;

    private static final long THE = Words.hash("the");

    private static final Spoiler NONE = new Spoiler(false, List.of());

    /** So many weak signs together make one strong. */
    private static final int WEAK_ENOUGH = 4;

    /** "Ned, of all people, was the thief all along": the verb stands so many tokens before, at most. */
    private static final int LONGEST_PREDICATE = 6;

    /** Of a quotation that is passed over, quotation marks included. */
    private static final int LONGEST_QUOTATION = 10;

    private final PhraseTable phrases = new PhraseTable();
    private final PhraseTable works = new PhraseTable();
    private final PhraseTable between = new PhraseTable();
    private final PhraseTable was = new PhraseTable();
    private final PhraseTable articles = new PhraseTable();
    private final PhraseTable beginnings = new PhraseTable();
    private final PhraseTable noSuperlatives = new PhraseTable();

    public SpoilerFinder() {
        PhraseFile file = PhraseFile.beside(SpoilerFinder.class, "spoilers.txt");
        phrases.addAll(file.phrases("weak"), WEAK)
                .addAll(file.phrases("strong"), STRONG)
                .addAll(file.phrases("death"), DEATH)
                .addAll(file.phrases("mark"), MARK)
                .addAll(file.phrases("last"), LAST)
                .addAll(file.phrases("along"), ALONG)
                .addAll(file.phrases("none"), NO_SPOILER)
                .addAll(file.phrases("harmless"), HARMLESS);
        works.addAll(file.phrases("work"), 0);
        between.addAll(file.phrases("between"), 0);
        was.addAll(file.phrases("was"), 0);
        articles.addAll(file.phrases("article"), 0);
        beginnings.addAll(file.phrases("beginning"), 0);
        noSuperlatives.addAll(file.phrases("no-superlative"), 0);
    }

    /** "The Killer is": a capital within, though the words don't shout. */
    private static boolean isName(Document document, int first, int end) {
        for (int token = first + 1; token < end; token++) {
            if (document.isCapitalised(token) && !document.isUpperCase(token) && document.length(token) > 1) {
                return true;
            }
        }
        return false;
    }

    /** What a phrase is where it stands: strong, weak, a mark, a denial or harmless. */
    private int kind(Document document, int first, int end, int value) {
        return switch (value) {
            case STRONG -> isSaidOfTheWork(document, first) || isSuperlative(document, end) ? HARMLESS : STRONG;
            case DEATH -> isSaidOfTheWork(document, first) ? HARMLESS : isBeginning(document, first) ? WEAK : STRONG;
            case LAST ->
                end < document.tokenCount() && document.isWord(end) || isSaidOfTheWork(document, first) ? WEAK : STRONG;
            case ALONG -> isSaidOfSomebody(document, first) ? STRONG : HARMLESS;
            default -> value;
        };
    }

    /** "Turns out to be the | smartest thriller of the year". */
    private boolean isSuperlative(Document document, int token) {
        if (token >= document.tokenCount() || document.hash(token - 1) != THE) {
            return false;
        }
        int length = document.length(token);
        return length > 3
                && document.charAt(token, length - 3) == 'e'
                && document.charAt(token, length - 2) == 's'
                && document.charAt(token, length - 1) == 't'
                && noSuperlatives.wordAt(document, token) < 0;
    }

    /** "When an old man dies and": how the story begins gives nothing away. */
    private boolean isBeginning(Document document, int verb) {
        int from = Math.max(document.sentenceStart(document.sentenceOf(verb)), verb - BEGINNING_WITHIN);
        for (int token = verb - 1; token >= from && document.isWord(token); token--) {
            if (beginnings.wordAt(document, token) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** "The story dies in the second half", "a film that dies in the second half". */
    private boolean isSaidOfTheWork(Document document, int verb) {
        int at = beforeQuotation(document, verb) - 1;
        while (at > 0 && between.wordAt(document, at) >= 0 && document.isWord(at - 1)) {
            at--;
        }
        return at >= 0 && works.wordAt(document, at) >= 0;
    }

    /** Where a quotation begins that ends before {@code token}, else the token. */
    private static int beforeQuotation(Document document, int token) {
        int last = token - 1;
        if (last >= 0 && isQuote(document, last)) {
            for (int at = last - 1; at >= Math.max(0, token - LONGEST_QUOTATION); at--) {
                if (isQuote(document, at)) {
                    return at;
                }
            }
        }
        return token;
    }

    private static boolean isQuote(Document document, int token) {
        return document.isSymbol(token, '"') || document.isSymbol(token, '“') || document.isSymbol(token, '”');
    }

    /** "Ned was the thief all along". */
    private boolean isSaidOfSomebody(Document document, int end) {
        int from = Math.max(document.sentenceStart(document.sentenceOf(end)), end - LONGEST_PREDICATE);
        for (int verb = end - 1; verb > from; verb--) {
            if (was.wordAt(document, verb) >= 0) {
                return isSomebody(document, verb - 1) && articles.wordAt(document, verb + 1) >= 0;
            }
        }
        return false;
    }

    private boolean isSomebody(Document document, int token) {
        boolean named = document.isCapitalised(token) && document.length(token) > 1;
        return (named || document.is(token, "he") || document.is(token, "she")) && works.wordAt(document, token) < 0;
    }

    /** What was found; the mentions are the words that mark or make the spoiler, none when it is not likely. */
    public Spoiler find(Document document) {
        var strong = new ArrayList<Span>();
        var all = new ArrayList<Span>();
        boolean marked = false;
        boolean denied = false;
        int weak = 0;
        int count = document.tokenCount();
        int token = phrases.next(document, 0, count);
        while (token < count) {
            long found = phrases.longestAt(document, token, count);
            if (found == PhraseTable.NONE) {
                token = phrases.next(document, token + 1, count);
                continue;
            }
            int length = PhraseTable.length(found);
            int value = kind(document, token, token + length, PhraseTable.value(found));
            if (value != MARK && value != NO_SPOILER && isName(document, token, token + length)) {
                token = phrases.next(document, token + 1, count);
                continue;
            }
            if (value == NO_SPOILER) {
                denied = true;
            } else if (value != HARMLESS) {
                Span span = document.span(token, token + length);
                all.add(span);
                if (value == WEAK) {
                    weak++;
                } else {
                    marked |= value == MARK;
                    strong.add(span);
                }
            }
            token = phrases.next(document, token + length, count);
        }
        boolean weakTogether = weak >= WEAK_ENOUGH && weak * 60 >= count;
        boolean likely = marked || (!denied && (!strong.isEmpty() || weakTogether));
        if (!likely) {
            return NONE;
        }
        return new Spoiler(true, strong.isEmpty() ? all : strong);
    }
}
