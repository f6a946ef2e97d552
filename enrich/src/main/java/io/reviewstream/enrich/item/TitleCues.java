package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Words around a name that tell it is what a review is of, in texts too short to tell it otherwise: "watched X", "dinner at X",
 * "X season 2", "X by Jane Doe is", "X." as all of the first sentence.
 */
final class TitleCues {
    /** A text with more tokens tells its title in other ways. */
    static final int LONGEST = 200;

    /** Nothing tells anything of a name. */
    static final float NONE = 0;

    /** How much a name is trusted that … is said to be watched, read or played, or begins the text. */
    private static final float USED = 0.5f;

    /** … has a maker or a season, or is where one ate or slept. */
    private static final float TOLD = 0.6f;

    /** … or begins the text, is called a work or has its maker behind it. Nothing else that is set off there is the title then. */
    private static final float MADE_BY = 0.99f;

    private static final float CALLED_A_WORK = 0.9f;

    /** Below this chance of the model a cue is an accident. */
    private static final float LEAST = 0.01f;

    static final PhraseFile FILE = PhraseFile.beside(TitleCues.class, "title-cues.txt");
    private static final int ANYWHERE = 0;
    private static final int FIRST = 1;
    private static final int PLACE = 2;
    private static final int WENT = 3;
    private static final int OF_LONG = 4;
    private static final PhraseTable BEFORE = new PhraseTable()
            .addAll(FILE.phrases("used-first"), FIRST)
            .addAll(FILE.phrases("used"), ANYWHERE)
            .addAll(FILE.phrases("used-long"), OF_LONG)
            .addAll(FILE.phrases("visited"), PLACE)
            .addAll(FILE.phrases("went"), WENT);
    private static final PhraseTable BEHIND = new PhraseTable().addAll(FILE.phrases("behind"), ANYWHERE);
    private static final PhraseTable INTRODUCED = new PhraseTable().addAll(FILE.phrases("introduced"), ANYWHERE);
    static final PhraseTable VERBS = new PhraseTable().addAll(FILE.phrases("verb"), ANYWHERE);
    private static final PhraseTable ON_STAGE = new PhraseTable().addAll(FILE.phrases("on-stage"), ANYWHERE);
    private static final WordSet CRAFTS = WordSet.of(FILE, "craft");
    private static final WordSet GOES_ON = WordSet.of("and", "of", "&", "n", "'n", "de", "la", "the");
    static final WordSet FUNCTION_WORDS = WordSet.beside(NameReader.class, "function-words.txt");
    private static final WordSet ARTICLES = WordSet.of("the", "a", "an", "in", "for");

    /** "Jane van Doe's first feature film". */
    private static final int LONGEST_APPOSITION = 7;

    /** The longest phrase before a name, in tokens. */
    private static final int LONGEST_PHRASE = 5;

    private static final long AND = Words.hash("and");
    private static final long IN = Words.hash("in");

    private TitleCues() {}

    /**
     * How much the words around a candidate make it the title; {@link #NONE} where they tell nothing.
     *
     * @param type of what is reviewed, null when unknown
     * @param chance by the model
     * @param setsOff whether the text sets titles off
     */
    static float chance(Names names, TitleGroup group, @Nullable String type, float chance, boolean setsOff) {
        Document document = names.document();
        if (group.quoted > 0 || !names.usualCase()) {
            return NONE;
        }
        if (LabelledTitle.is(names, group)) {
            return MADE_BY;
        }
        if (document.tokenCount() > LONGEST) {
            return NONE;
        }
        if (setsOff) {
            return group.first(0) == 0 && isMadeBy(names, group, 0) && !group.person ? MADE_BY : NONE;
        }
        if (chance < LEAST) {
            boolean told = group.first(0) == 0 && group.whole(0) && Seasons.areOf(document, group)
                    || "MusicAlbum".equals(type) && isAlbumOfItsMaker(names, group);
            return told ? TOLD : NONE;
        }
        float told = NONE;
        for (int mention = 0; mention < TitleFeatures.mentions(group); mention++) {
            told = Math.max(told, chance(names, group, mention, type));
        }
        return told;
    }

    private static float chance(Names names, TitleGroup group, int mention, @Nullable String type) {
        Document document = names.document();
        int first = group.first(mention);
        int end = group.end(mention);
        if (endsOnStage(document, first, end)) {
            return NONE;
        }
        int cue = cueBefore(document, first, document.sentenceStart(group.sentence(mention)));
        if (cue == PLACE) {
            return (type == null || NoTitles.isPlace(type)) && isWholeOfPlace(names, first, end) ? TOLD : NONE;
        }
        boolean whole = (group.cuts(mention) & TitleGroup.CUT_RIGHT) == 0
                || end < document.tokenCount() && (document.isSymbol(end, ':') || isOnStage(document, end));
        if (whole && (first == 0 || cue >= 0 || group.sentence(mention) == 0) && Seasons.areOf(document, group)) {
            return TOLD;
        }
        if (!whole || NoTitles.isPlace(type) || group.person || FUNCTION_WORDS.contains(document.hash(end - 1))) {
            return NONE;
        }
        if (first == 0 && isMadeBy(names, group, mention)) {
            return MADE_BY;
        }
        if (first == 0
                && (TitlePredicate.isCalledAWork(names, group)
                        || isHeadOfApposition(names, end)
                        || isWorkInBrackets(document, end))) {
            return CALLED_A_WORK;
        }
        boolean told = isUsed(names, group, mention, cue)
                || isIntroduced(names, group, mention)
                || TitleSubject.is(names, group, mention);
        return told ? USED : NONE;
    }

    /** "Watched Harborlight last night", "the hype around Night Ferry". */
    private static boolean isUsed(Names names, TitleGroup group, int mention, int cue) {
        if (cue < 0 || cue == WENT) {
            return false;
        }
        Document document = names.document();
        int end = group.end(mention);
        if (group.words > 1) {
            return cue != OF_LONG || !isOfPeople(names, group.first(mention), end);
        }
        return cue != OF_LONG
                && !isPlainWord(names, group, mention)
                && (end == document.tokenCount()
                        || document.isSymbol(end) && document.mark(end) != '-'
                        || BEHIND.longestAt(document, end, document.tokenCount()) != PhraseTable.NONE);
    }

    /** Whether somebody is named in it, or two are: "Doe and Gray". */
    static boolean isOfPeople(Names names, int first, int end) {
        Document document = names.document();
        for (int token = first; token < end; token++) {
            if (names.isGivenName(token) || token == first + 1 && document.hash(token) == AND) {
                return true;
            }
        }
        return false;
    }

    /** "Ashes by Jane Doe", but not "Music by Jane Doe". */
    private static boolean isMadeBy(Names names, TitleGroup group, int mention) {
        Document document = names.document();
        int by = group.end(mention);
        if (by >= document.tokenCount()
                || CRAFTS.contains(document.hash(by - 1))
                || !TitleReader.isMaker(names, by, document.tokenCount())) {
            return false;
        }
        int end = by + 2;
        int limit = document.sentenceEnd(group.sentence(mention));
        while (end < limit && (names.isName(end) || end + 1 < limit && document.isSymbol(end, '.'))) {
            end++;
        }
        return !names.isPossessive(end - 1)
                && (end == limit
                        || document.isSymbol(end, '.')
                        || VERBS.longestAt(document, end, limit) != PhraseTable.NONE);
    }

    /** "Jane Doe's Ashes", "Doe's 25", in the first sentence. */
    private static boolean isAlbumOfItsMaker(Names names, TitleGroup group) {
        int first = group.first(0);
        int end = group.end(0);
        return group.sentence(0) == 0
                && first > 0
                && names.isName(first - 1)
                && names.isPossessive(first - 1)
                && names.nextCapital(end) != end;
    }

    /** "Arrival, Jane Doe's quiet film about". */
    private static boolean isHeadOfApposition(Names names, int comma) {
        Document document = names.document();
        int limit = Math.min(document.tokenCount(), comma + 1 + LONGEST_APPOSITION);
        if (comma >= limit || !document.isSymbol(comma, ',')) {
            return false;
        }
        boolean owned = false;
        for (int token = comma + 1; token < limit && mayBeInApposition(document, token); token++) {
            if (owned && TitlePredicate.isWork(document, token)) {
                return true;
            }
            owned |= names.isPossessive(token) && names.isName(token);
        }
        return false;
    }

    /** "Harborlight (HBO miniseries)". */
    private static boolean isWorkInBrackets(Document document, int bracket) {
        int limit = Math.min(document.tokenCount(), bracket + 1 + LONGEST_APPOSITION);
        if (bracket >= limit || !document.isSymbol(bracket, '(')) {
            return false;
        }
        for (int token = bracket + 1; token < limit && !document.isSymbol(token, ')'); token++) {
            if (TitlePredicate.isWork(document, token)) {
                return true;
            }
        }
        return false;
    }

    /** "Harborlight in the West End", "Harborlight on Broadway". */
    private static boolean isOnStage(Document document, int end) {
        return ON_STAGE.longestAt(document, end, document.tokenCount()) != PhraseTable.NONE;
    }

    private static boolean endsOnStage(Document document, int first, int end) {
        for (int token = first + 1; token < end - 1; token++) {
            if (isOnStage(document, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeInApposition(Document document, int token) {
        return document.isWord(token) && !FUNCTION_WORDS.contains(document.hash(token));
    }

    /** Whether all words with a capital are oftener names than not. */
    static boolean isOfNames(Names names, int first, int end) {
        for (int token = first; token < end; token++) {
            if (names.isCapital(token)
                    && !TitleReader.isArticle(names.document().hash(token))
                    && WordCounts.contrast(names.counts(token)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether words right before a mention tell that one was there. */
    static boolean isPlace(Document document, TitleGroup group, int mention) {
        int cue = cueBefore(document, group.first(mention), document.sentenceStart(group.sentence(mention)));
        return cue == PLACE || cue == WENT;
    }

    /** What kind of phrase ends right before a token, an article aside; -1 when none does. */
    private static int cueBefore(Document document, int first, int start) {
        int end = first > start && ARTICLES.contains(document.hash(first - 1)) ? first - 1 : first;
        int found = cueEndingAt(document, first, start);
        return found >= 0 || end == first ? found : cueEndingAt(document, end, start);
    }

    private static int cueEndingAt(Document document, int end, int start) {
        for (int token = Math.max(start, end - LONGEST_PHRASE); token < end; token++) {
            long found = BEFORE.longestAt(document, token, end);
            if (found != PhraseTable.NONE
                    && token + PhraseTable.length(found) == end
                    && (PhraseTable.value(found) != FIRST || token == start)) {
                return PhraseTable.value(found);
            }
        }
        return -1;
    }

    /** Whether a name of a place is neither cut short nor goes on to say where that is. */
    private static boolean isWholeOfPlace(Names names, int first, int end) {
        for (int token = first; token < end; token++) {
            if (names.document().hash(token) == IN) {
                return false;
            }
        }
        boolean goesOn = end + 1 < names.document().tokenCount()
                && GOES_ON.contains(names.document().hash(end))
                && names.isCapital(end + 1);
        return names.nextCapital(end) != end && !goesOn;
    }

    /** Whether it is one word that may have its capital from the sentence, or is oftener written small. */
    private static boolean isPlainWord(Names names, TitleGroup group, int mention) {
        int last = group.end(mention) - 1;
        boolean withArticle = last > group.first(mention)
                && group.first(mention) > names.document().sentenceStart(group.sentence(mention));
        return group.words == 1 && !withArticle && WordCounts.contrast(names.counts(last)) < 0;
    }

    /** "Directed by Jane Doe, Harborlight is". */
    private static boolean isIntroduced(Names names, TitleGroup group, int mention) {
        Document document = names.document();
        int start = document.sentenceStart(group.sentence(mention));
        int limit = document.sentenceEnd(group.sentence(mention));
        int first = group.first(mention);
        int end = group.end(mention);
        return first > start
                && document.isSymbol(first - 1, ',')
                && INTRODUCED.longestAt(document, start, first) != PhraseTable.NONE
                && end < limit
                && VERBS.longestAt(document, end, limit) != PhraseTable.NONE;
    }
}
