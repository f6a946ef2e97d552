package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What quotation marks and italics set off. Whoever sets titles off mostly does so with that of what is reviewed, too; a song, a
 * nickname or a word at a distance tells nothing of that.
 */
final class SetOff {
    private static final WordSet OF_SONGS = WordSet.beside(SetOff.class, "songs.txt");

    /** May stand between such a word and the song: "songs like X". */
    private static final WordSet JOINTS = WordSet.of("like", "called", "named", "of");

    /** A song that the work is called by: "the title song X". */
    private static final WordSet OF_WORKS = WordSet.of("title", "theme");

    private static final WordSet WARNINGS = WordSet.of("spoiler", "spoilers", "warning");

    private static final long AND = Words.hash("and");

    /** "Unlike X", "better than X". */
    private static final WordSet COMPARES = WordSet.of("unlike", "than");

    private static final WordSet COPULAS = WordSet.of("is", "was");

    /** So many songs in a row are looked through for the word before the first. */
    private static final int LONGEST_ROW = 8;

    /** "… is the best tune". */
    private static final int MOST_WORDS = 4;

    /**
     * Where something is set off that may be the title, the odds of what isn't are so many times what the model says. Less finds more titles
     * that are set off, and fewer of the others.
     */
    private static final float WITHOUT_MARKS = 0.15f;

    private SetOff() {}

    /** {@code **MILD SPOILERS**}: whether asterisks set off a warning. */
    static boolean isWarning(Document document, Quotation quotation) {
        for (int token = quotation.first(); quotation.mark() == '*' && token < quotation.end(); token++) {
            if (WARNINGS.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** Whether something is set off that may be a title. */
    static boolean hasTitles(Names names, TitleGroups groups) {
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup group = groups.get(i);
            if (group.quoted > 0
                    && !isWordAtADistance(names, group)
                    && !isSong(names, group)
                    && !isEpisode(names, group)
                    && !isCompared(names.document(), group)
                    && !isNickname(names, group)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lowers the chances of what is nowhere set off, to the good of all others.
     *
     * @param chances of each group from 1 on, at 0 of none
     */
    static void favour(TitleGroups groups, float[] chances) {
        float all = chances[0];
        for (int i = 0; i < groups.size(); i++) {
            chances[i + 1] *= groups.get(i).quoted == 0 ? WITHOUT_MARKS : 1;
            all += chances[i + 1];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= all;
        }
    }

    /** Whether it is one word in lower case, where capitals are used as usual. */
    static boolean isWordAtADistance(Names names, TitleGroup group) {
        if (group.words > 1 || !names.usualCase()) {
            return false;
        }
        for (int mention = 0; mention < group.size(); mention++) {
            for (int token = group.first(mention); token < group.end(mention); token++) {
                if (names.isCapital(token) || names.document().isNumber(token)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether each mention is set off and called a song. */
    static boolean isSong(Names names, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            if (!group.isQuoted(mention)
                    || !isAfterSong(names.document(), firstOfRow(names, group.first(mention)))
                            && !isCalledSong(names.document(), group.end(mention))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an episode, set off behind its number: {@code S05E14 "Night Ferry"}. */
    static boolean isEpisode(Names names, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            int before = beside(names.document(), group.first(mention) - 1, -1);
            if (!group.isQuoted(mention) || before < 0 || !Seasons.isSeasonMark(names.document(), before)) {
                return false;
            }
        }
        return true;
    }

    /** Where a row of what is set off begins, joined by commas and "and". */
    private static int firstOfRow(Names names, int first) {
        Document document = names.document();
        List<Quotation> quotations = names.quotations();
        int at = Collections.binarySearch(
                quotations, new Quotation(first, first, '"'), Comparator.comparingInt(Quotation::first));
        int start = first;
        for (int i = at - 1; i >= Math.max(0, at - LONGEST_ROW); i--) {
            Quotation earlier = quotations.get(i);
            int joint = beside(document, earlier.end(), 1);
            boolean near = joint == start - 2 || joint == start - 3;
            if (!near || !isJoint(document, joint, start - 1)) {
                return start;
            }
            start = earlier.first();
        }
        return start;
    }

    private static boolean isJoint(Document document, int from, int mark) {
        for (int token = from; token < mark; token++) {
            if (!document.isSymbol(token, ',') && !document.isSymbol(token, '&') && document.hash(token) != AND) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAfterSong(Document document, int first) {
        int before = beside(document, first - 1, -1);
        if (before > 0
                && (JOINTS.contains(document.hash(before))
                        || document.isSymbol(before, ',')
                        || document.isSymbol(before, ':'))) {
            before--;
        }
        return before >= 0
                && OF_SONGS.contains(document.hash(before))
                && (before == 0 || !OF_WORKS.contains(document.hash(before - 1)));
    }

    private static boolean isCalledSong(Document document, int end) {
        int copula = beside(document, end, 1);
        if (copula >= document.tokenCount() || !COPULAS.contains(document.hash(copula))) {
            return false;
        }
        int limit = Math.min(document.tokenCount(), copula + 1 + MOST_WORDS);
        for (int token = copula + 1; token < limit && document.isWord(token); token++) {
            if (OF_SONGS.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** Whether each mention is what something is compared with. */
    private static boolean isCompared(Document document, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            int before = beside(document, group.first(mention) - 1, -1);
            if (before < 0 || !COMPARES.contains(document.hash(before))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it stands once, between the names of somebody: {@code Jane "Red" Doe}. */
    private static boolean isNickname(Names names, TitleGroup group) {
        Document document = names.document();
        int before = beside(document, group.first(0) - 1, -1);
        int after = beside(document, group.end(0), 1);
        return group.size() == 1
                && before >= 0
                && after < document.tokenCount()
                && names.isName(before)
                && names.isName(after)
                && !names.isPossessive(before);
    }

    /** The token beside what is set off, past its mark. */
    private static int beside(Document document, int token, int step) {
        boolean isMark = token >= 0 && token < document.tokenCount() && document.kind(token) == Document.Kind.SYMBOL;
        return isMark ? token + step : token;
    }
}
