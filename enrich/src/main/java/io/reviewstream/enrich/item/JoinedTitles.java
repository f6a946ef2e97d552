package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Titles of two halves, such as "Star Wars: The Last Jedi" or "Harry Potter and the Goblet of Fire". The model sees the halves as
 * candidates of their own; where they are only ever named together, what speaks for a half speaks for the whole. A label, as in
 * "Verdict: Superb", is no half.
 */
final class JoinedTitles {
    /** What stands before a colon and is no title. */
    private static final WordSet LABELS = WordSet.beside(JoinedTitles.class, "labels.txt");

    /** Words that seldom begin a title, and often what stands before one. */
    static final WordSet OPENERS = WordSet.beside(JoinedTitles.class, "openers.txt");

    /** From this chance on a whole takes its first half's, wherever that stands. */
    private static final float LIKELY_WHOLE = 0.1f;

    /** "Mission: Impossible - Fallout". */
    private static final int MOST_SEAMS = 2;

    private static final int LONGEST_NAME = 4;

    /** Four steps of a count are a factor of two. */
    private static final int SELDOM = 4;

    private static final long AND = Words.hash("and");
    private static final long AT = Words.hash("at");
    private static final long IN = Words.hash("in");
    private static final long THE = Words.hash("the");

    /** "Indiana Jones and the …". */
    private static final int WORDS_OF_SOMEBODY = 2;

    /** "… and the Sundance Kid". */
    private static final int LEAST_OF_THE_THING = 4;

    private JoinedTitles() {}

    /**
     * Moves the chances of halves to the wholes, and of what has a label or its maker before it to what has none.
     *
     * @param type of what is reviewed, null when unknown
     * @param chances of each group from 1 on, at 0 of none
     */
    static void join(Names names, TitleGroups groups, @Nullable String type, float[] chances) {
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup whole = groups.get(i);
            int seam = whole.quoted == 0 && whole.whole(0) ? seam(names.document(), whole) : -1;
            if (seam < 0) {
                continue;
            }
            if (LABELS.contains(names.document().hash(seam - 1)) || isMaker(names, whole.first(0), seam, type)) {
                leaveFirstHalf(groups, i, seam, chances);
            } else if (whole.size() == 1 && isSomebody(names, seam, whole.end(0), type)) {
                leaveSecondHalf(groups, i, seam, chances);
            } else if (!isLikelierWithout(names, groups, i, chances)) {
                takeHalves(groups, i, chances);
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            if (chances[i + 1] >= LIKELY_WHOLE) {
                takeFirstHalf(names, groups, i, chances);
            }
            leaveOwner(names, groups, i, "MusicAlbum".equals(type), chances);
            takeFirstWord(names.document(), groups, i, chances);
            if ("Book".equals(type)) {
                leaveAuthor(names, groups, i, chances);
            } else if (NoTitles.isPlace(type)) {
                leaveOccasion(names, groups, i, chances);
            }
        }
    }

    /** Whoever has named the whole may go on with what stands before its colon. */
    private static void takeFirstHalf(Names names, TitleGroups groups, int whole, float[] chances) {
        TitleGroup group = groups.get(whole);
        int colon = group.first(0) + 1;
        while (colon < group.end(0) - 1 && !names.document().isSymbol(colon, ':')) {
            colon++;
        }
        int half = colon < group.end(0) - 1 ? groups.place(TitleReader.key(names, group.first(0), colon)) : -1;
        if (half >= 0) {
            move(half, whole, chances);
        }
    }

    /** "The Lanterns - Pale Harbour", "Jane Doe - Orchard": whether what stands before a dash made the album, or wrote the book. */
    private static boolean isMaker(Names names, int first, int dash, @Nullable String type) {
        if (type == null || !names.document().isSymbol(dash, '-')) {
            return false;
        }
        boolean given = names.isGivenName(first) && dash - first > 1 && dash - first <= LONGEST_NAME;
        boolean named =
                given || dash - first == WORDS_OF_SOMEBODY && isNoWord(names, first) && isNoWord(names, first + 1);
        return type.equals("MusicAlbum") || type.equals("Book") && named;
    }

    /** "Harborlight - Jane Doe gives all", "Harborlight 3: Jane Doe's Molly": whether somebody is named in full behind a dash or a colon. */
    private static boolean isSomebody(Names names, int seam, int end, @Nullable String type) {
        int first = seam + 1;
        return (names.document().isSymbol(seam, '-') || names.document().isSymbol(seam, ':'))
                && first + 1 < end
                && (names.isGivenName(first)
                        || ("Book".equals(type) || isHeading(names.document(), end))
                                && isNoWord(names, first)
                                && isNoWord(names, first + 1))
                && names.isName(first + 1)
                && (first + 2 == end || names.isPossessive(first + 1));
    }

    /** Whether a stretch of two lines and more ends with the first. */
    private static boolean isHeading(Document document, int end) {
        return end < document.tokenCount() && document.startsLine(end) && document.sentenceOf(end) == 1;
    }

    /** Whether a name is hardly ever written small. */
    private static boolean isNoWord(Names names, int token) {
        long counts = names.counts(token);
        return names.isName(token) && (counts == 0 || WordCounts.contrast(counts) > SELDOM);
    }

    /** All that goes on behind the seam belongs to what stands before it; what is only behind it, too, where the text begins so. */
    private static void leaveSecondHalf(TitleGroups groups, int whole, int seam, float[] chances) {
        TitleGroup all = groups.get(whole);
        int half = -1;
        for (int i = 0; i < groups.size() && half < 0; i++) {
            TitleGroup group = groups.get(i);
            half = group.first(0) == all.first(0) && group.end(0) == seam && isWithin(group, all) ? i : -1;
        }
        for (int i = 0; i < groups.size() && half >= 0; i++) {
            TitleGroup group = groups.get(i);
            boolean goesOn = group.end(0) > seam && (group.first(0) < seam || all.first(0) == 0);
            if (goesOn && (i == whole || isWithin(group, all))) {
                move(i, half, chances);
            }
        }
    }

    private static void leaveFirstHalf(TitleGroups groups, int whole, int seam, float[] chances) {
        TitleGroup all = groups.get(whole);
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup half = groups.get(i);
            if (half.first(0) == seam + 1 && half.end(0) == all.end(0) && isWithin(half, all)) {
                move(whole, i, chances);
                moveFirstHalf(groups, all, seam, i, chances);
            }
        }
    }

    private static void moveFirstHalf(TitleGroups groups, TitleGroup all, int seam, int second, float[] chances) {
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup half = groups.get(i);
            if (half.first(0) == all.first(0) && half.end(0) == seam && isWithin(half, all)) {
                move(i, second, chances);
            }
        }
    }

    private static void move(int from, int to, float[] chances) {
        chances[to + 1] += chances[from + 1];
        chances[from + 1] = 0;
    }

    /** "Slow Harbour S4 is": what begins the text and has its season with it has its first word, too. */
    private static void takeFirstWord(Document document, TitleGroups groups, int whole, float[] chances) {
        TitleGroup group = groups.get(whole);
        if (group.first(0) > 0
                || group.quoted > 0
                || group.cuts(0) != TitleGroup.KEPT_FIRST
                || !Seasons.areOf(document, group)) {
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup rest = groups.get(i);
            if (rest.first(0) == 1 && rest.end(0) == group.end(0) && isWithin(rest, group)) {
                move(i, whole, chances);
            }
        }
    }

    /**
     * "Carpenter's The Thing": whose it is by surname is no part of a title that has its article; nor is whose album it is, "Jane Doe's
     * Pale Harbour".
     */
    private static void leaveOwner(Names names, TitleGroups groups, int whole, boolean album, float[] chances) {
        TitleGroup group = groups.get(whole);
        int owned = group.quoted == 0 ? owned(names, group.first(0), group.end(0), album) : -1;
        int rest = owned < 0 ? -1 : groups.place(TitleReader.key(names, owned, group.end(0)));
        if (rest >= 0) {
            move(whole, rest, chances);
        }
    }

    /** Where begins what is somebody's by surname, and of an album by any name; -1 when nothing does. */
    private static int owned(Names names, int first, int end, boolean album) {
        Document document = names.document();
        int article = first + 1;
        if (article + 1 < end
                && names.isPossessive(first)
                && document.isCapitalised(article)
                && document.hash(article) == THE) {
            return article;
        }
        boolean somebody = album && (names.isGivenName(first) || isNoWord(names, first));
        for (int token = first; somebody && token + 1 < end && token - first < LONGEST_NAME; token++) {
            if (!names.isName(token)) {
                return -1;
            }
            if (names.isPossessive(token)) {
                return token + 1;
            }
        }
        return -1;
    }

    /** "Jane Doe, A Short History of Locks." above the review of a book: the first is who wrote it. */
    private static void leaveAuthor(Names names, TitleGroups groups, int author, float[] chances) {
        Document document = names.document();
        TitleGroup group = groups.get(author);
        int comma = group.end(0);
        if (group.quoted > 0 || group.first(0) > 0 || group.words != WORDS_OF_SOMEBODY || !isComma(document, comma)) {
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup title = groups.get(i);
            if (title.first(0) == comma + 1 && title.words > 1 && title.end(0) + 1 == document.sentenceEnd(0)) {
                move(author, i, chances);
            }
        }
    }

    /** "Dinner at Saffron Yard", "Saffron Yard in Leeds": what one did in a place, and where it is, are no part of its name. */
    private static void leaveOccasion(Names names, TitleGroups groups, int whole, float[] chances) {
        Document document = names.document();
        TitleGroup group = groups.get(whole);
        if (group.quoted > 0) {
            return;
        }
        int from = group.first(0);
        int to = group.end(0);
        for (int token = from + 1; token + 1 < to; token++) {
            if (!document.isCapitalised(token) && document.hash(token) == AT && from == group.first(0)) {
                from = token + 1;
            } else if (!document.isCapitalised(token) && document.hash(token) == IN) {
                to = token;
            }
        }
        int name = to - from == group.end(0) - group.first(0) ? -1 : groups.place(TitleReader.key(names, from, to));
        if (name >= 0) {
            move(whole, name, chances);
        }
    }

    private static boolean isComma(Document document, int token) {
        return token < document.tokenCount() && document.isSymbol(token, ',');
    }

    /** Of "While Night Ferry: The Return" and "Jane Doe's Night Ferry: The Return" the title is what is left of it. */
    private static boolean isLikelierWithout(Names names, TitleGroups groups, int whole, float[] chances) {
        Document document = names.document();
        boolean opened = OPENERS.contains(document.hash(groups.get(whole).first(0)));
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup rest = groups.get(i);
            if (chances[i + 1] > chances[whole + 1]
                    && isWithin(rest, groups.get(whole))
                    && seam(document, rest) >= 0
                    && (opened || rest.first(0) > 0 && names.isPossessive(rest.first(0) - 1))) {
                return true;
            }
        }
        return false;
    }

    private static void takeHalves(TitleGroups groups, int whole, float[] chances) {
        for (int i = 0; i < groups.size(); i++) {
            if (isWithin(groups.get(i), groups.get(whole))) {
                move(i, whole, chances);
            }
        }
    }

    /**
     * What joins the halves of a title: a colon, a dash with blanks around it, the full stop of "Vol. 2", the comma of "The Salt, the
     * Rope and the Tide", "and the" between somebody and a thing of two words and more; -1 when there is nothing of the kind, or so much that it is a list.
     */
    private static int seam(Document document, TitleGroup group) {
        int first = -1;
        int seams = 0;
        for (int token = group.first(0) + 1; token < group.end(0) - 1; token++) {
            if (document.isSymbol(token, ':')
                    || document.isSymbol(token, '-') && document.hasSpaceBefore(token)
                    || NameNumbers.isVolume(document, token, group.end(0))
                    || TitleReader.isSeriesAt(document, token, token + 2)
                    || isAndThe(document, token, group)) {
                first = first < 0 ? token : first;
                seams++;
            }
        }
        return seams <= MOST_SEAMS ? first : -1;
    }

    private static boolean isAndThe(Document document, int token, TitleGroup group) {
        return document.hash(token) == AND
                && document.hash(token + 1) == THE
                && !document.isCapitalised(token + 1)
                && token - group.first(0) == WORDS_OF_SOMEBODY
                && group.end(0) - token >= LEAST_OF_THE_THING;
    }

    /** Whether the shorter one is named just where the longer one is. */
    private static boolean isWithin(TitleGroup shorter, TitleGroup longer) {
        if (shorter.quoted > 0 || shorter.size() != longer.size() || shorter.words >= longer.words) {
            return false;
        }
        for (int mention = 0; mention < shorter.size(); mention++) {
            if (shorter.first(mention) < longer.first(mention) || shorter.end(mention) > longer.end(mention)) {
                return false;
            }
        }
        return true;
    }
}
