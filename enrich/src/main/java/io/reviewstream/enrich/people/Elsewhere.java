package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells by the words around whether somebody is only compared, wished for, known to the writer, or belongs to another work. */
final class Elsewhere {
    /** How far before the name a word that compares may stand. */
    private static final int COMPARED_WITHIN = 12;

    /** So far before the name it may be said that one is reminded of somebody. */
    private static final int REMINDED = 16;

    /** "The best villain of all since Jane Doe". */
    private static final int DESCRIBED = 5;

    /** "Like a much younger Jane Doe". */
    private static final int OF_SOME_AGE = 3;

    /** "Wish that they had instead cast Jane Doe". */
    private static final int WISHED = 6;

    /** "Like Jane Doe, John Roe or even Molly Gray". */
    private static final int LONGEST_CHOICE = 8;

    private static final long BE = Words.hash("be");
    private static final long BEEN = Words.hash("been");
    private static final long BY = Words.hash("by");
    private static final long EVEN = Words.hash("even");
    private static final long FOR = Words.hash("for");
    private static final long HAVE = Words.hash("have");
    private static final long IN = Words.hash("in");
    private static final long LOOK = Words.hash("look");
    private static final long MATCH = Words.hash("match");
    private static final long MY = Words.hash("my");
    private static final long NO = Words.hash("no");
    private static final long OF = Words.hash("of");
    private static final long OR = Words.hash("or");
    private static final long SINCE = Words.hash("since");
    private static final WordSet TO = WordSet.of("to", "with");
    private static final WordSet IS = WordSet.of("is", "was", "he's", "she's");

    private static final PhraseFile FILE = PhraseFile.beside(Elsewhere.class, "elsewhere.txt");
    private static final WordSet COMPARES = WordSet.of(FILE, "compares");
    private static final WordSet LIKENS = WordSet.of(FILE, "likens");
    private static final WordSet REMINDS = WordSet.of(FILE, "reminds");
    private static final WordSet COMPARED = WordSet.of(FILE, "compared");
    private static final WordSet PAYS = WordSet.of(FILE, "pays");
    private static final WordSet MANNER = WordSet.of(FILE, "manner");
    private static final WordSet INSPIRED = WordSet.of(FILE, "inspired");
    private static final WordSet TRIES = WordSet.of(FILE, "tries");
    private static final WordSet BEST = WordSet.of(FILE, "best");
    private static final WordSet ALIKE = WordSet.of(FILE, "alike");
    private static final WordSet ALIKE_JOINED = WordSet.of(FILE, "alike-joined");
    private static final WordSet MIGHT = WordSet.of(FILE, "might");
    private static final WordSet SHOULD = WordSet.of(FILE, "should");
    private static final WordSet CHOSEN = WordSet.of(FILE, "chosen");
    private static final WordSet NO_PART = WordSet.of(FILE, "no-part");
    private static final WordSet OWN = WordSet.of(FILE, "own");

    private final Names names;
    private final Document document;
    private final @Nullable ItemReviewed item;

    Elsewhere(Names names, @Nullable ItemReviewed item) {
        this.names = names;
        this.document = names.document();
        this.item = item;
    }

    /** Whether each mention only compares, or tells of another work. */
    boolean areElsewhere(Somebody somebody) {
        return shareElsewhere(somebody) == 1;
    }

    /** The share of the mentions that only compare, or tell of another work. */
    float shareElsewhere(Somebody somebody) {
        int elsewhere = 0;
        for (int i = 0; i < somebody.mentions.size(); i++) {
            elsewhere += isElsewhere(somebody.mentions.get(i)) ? 1 : 0;
        }
        return (float) elsewhere / somebody.mentions.size();
    }

    /** How many tokens before a mention, in its sentence, a word compares; {@link #COMPARED_WITHIN} when none does. */
    int comparedBefore(Stretch mention) {
        int before = mention.first() - 1;
        int start = Math.max(document.sentenceStart(mention.sentence()), before - COMPARED_WITHIN + 1);
        for (int token = before; token >= start; token--) {
            long hash = document.hash(token);
            if (COMPARES.contains(hash) || REMINDS.contains(hash) || COMPARED.contains(hash)) {
                return before - token;
            }
        }
        return COMPARED_WITHIN;
    }

    /** Whether each mention only wishes for somebody, or likens to them: "they should have cast Jane Doe", "a Jane Doe-like stare". */
    boolean areOnlyWished(Somebody somebody) {
        for (int i = 0; i < somebody.mentions.size(); i++) {
            Stretch mention = somebody.mentions.get(i);
            if (!isWished(mention) && !isJoinedAlike(mention.end(), document.sentenceEnd(mention.sentence()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isWished(Stretch mention) {
        int start = document.sentenceStart(mention.sentence());
        int cue = pastChoice(mention.first() - 1, start);
        boolean been = cue - 2 > start && document.hash(cue) == BY && document.hash(cue - 2) == BEEN;
        if (!been && (cue <= start || !CHOSEN.contains(document.hash(cue)))) {
            return false;
        }
        for (int token = cue - 1; token >= Math.max(start, cue - WISHED) && document.isWord(token); token--) {
            if (SHOULD.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    private boolean isElsewhere(Stretch mention) {
        int start = document.sentenceStart(mention.sentence());
        int end = document.sentenceEnd(mention.sentence());
        return isElsewhereBefore(pastChoice(mention.first() - 1, start), start)
                || isElsewhereBehind(mention.end(), end)
                || isWished(mention);
    }

    /** Of "like Jane Doe or John Roe" the token before the first; the same token when none is given the choice. */
    private int pastChoice(int before, int start) {
        int token = before;
        while (token > start && before - token < LONGEST_CHOICE) {
            int or = document.hash(token) == EVEN ? token - 1 : token;
            int last = or - 1;
            if (or <= start || document.hash(or) != OR || !names.isName(last)) {
                return token;
            }
            token = last;
            while (token >= start && names.isName(token)) {
                token--;
            }
        }
        return token;
    }

    private boolean isElsewhereBefore(int before, int start) {
        if (before < start) {
            return false;
        }
        long one = document.hash(before);
        long two = before > start ? document.hash(before - 1) : 0;
        long aged = document.hash(pastAge(before, start));
        if (COMPARES.contains(aged)
                || LIKENS.contains(aged)
                || isAspiredTo(before, start)
                || isBestSince(before, start)
                || TO.contains(one) && (COMPARED.contains(two) || PAYS.contains(two))
                || one == OF && MANNER.contains(two)
                || one == BY && INSPIRED.contains(two)
                || one == FOR && two == MATCH
                || one == NO && IS.contains(two)
                || NO_PART.contains(one)
                || OWN.contains(one) && isMine(before, start)) {
            return true;
        }
        for (int token = before; token >= Math.max(start, before - REMINDED); token--) {
            if (REMINDS.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** "My friend", "my old friend". */
    private boolean isMine(int own, int start) {
        return own > start && document.hash(own - 1) == MY || own - 1 > start && document.hash(own - 2) == MY;
    }

    private boolean isElsewhereBehind(int after, int end) {
        if (after >= end) {
            return false;
        }
        boolean might = MIGHT.contains(document.hash(after)) && after + 1 < end && document.hash(after + 1) == HAVE;
        return might
                || isInAnotherTitle(after, end)
                || isAlike(after, end)
                || names.isPossessive(after - 1) && isTitle(after);
    }

    /** "Lookalike", "look-alike", "-esque", "-like". */
    private boolean isAlike(int after, int end) {
        return ALIKE.contains(document.hash(after)) || isJoinedAlike(after, end);
    }

    private boolean isJoinedAlike(int after, int end) {
        int hyphen = after < end && document.hash(after) == LOOK ? after + 1 : after;
        int joined = hyphen + 1;
        return joined < end
                && document.isSymbol(hyphen, '-')
                && !document.hasSpaceBefore(joined)
                && (ALIKE.contains(document.hash(joined)) || ALIKE_JOINED.contains(document.hash(joined)));
    }

    /** The token before "a young". */
    private int pastAge(int before, int start) {
        int token = before;
        while (token > start && before - token < OF_SOME_AGE && Surroundings.AGES.contains(document.hash(token))) {
            token--;
        }
        return token;
    }

    /** "Is trying to be Jane Doe". */
    private boolean isAspiredTo(int be, int start) {
        return be - 2 >= start
                && document.hash(be) == BE
                && TO.contains(document.hash(be - 1))
                && TRIES.contains(document.hash(be - 2));
    }

    /** "The best villain since Jane Doe". */
    private boolean isBestSince(int since, int start) {
        if (document.hash(since) != SINCE) {
            return false;
        }
        for (int token = since - 1; token >= Math.max(start, since - DESCRIBED); token--) {
            if (BEST.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** "Jane Doe in" something that is quoted and not what is reviewed. */
    private boolean isInAnotherTitle(int after, int end) {
        int token = document.isSymbol(after, ',') ? after + 1 : after;
        return item != null && token + 1 < end && document.hash(token) == IN && isTitle(token + 1);
    }

    /** Whether a quotation begins at a token that is not of what is reviewed. */
    private boolean isTitle(int token) {
        List<Quotation> quotations = names.quotations();
        for (int i = 0; i < quotations.size(); i++) {
            int first = quotations.get(i).first();
            if (first == token || first == token + 1) {
                return !isOfItem(first);
            }
        }
        return false;
    }

    private boolean isOfItem(int token) {
        if (item == null) {
            return false;
        }
        List<Span> titles = item.mentions();
        int start = document.start(token);
        for (int i = 0; i < titles.size(); i++) {
            if (start >= titles.get(i).start() && start < titles.get(i).end()) {
                return true;
            }
        }
        return false;
    }
}
