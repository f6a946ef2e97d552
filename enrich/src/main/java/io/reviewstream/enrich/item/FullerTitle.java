package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;

/**
 * A title that a review names in full and by some of its words: "The Keeper of the Salt Road", later "Salt Road". What is named oftener, or
 * set off, is the likeliest of the model; the full name is the title.
 */
final class FullerTitle {
    /** From this chance on, in full. Of 35 such in reviews of films not seen in learning 27 were the title, and 3 titles went. */
    private static final float LIKELY = 0.1f;

    /** What goes on so, and is not set off, says where it was seen or what it does: "Salt Road on DVD". */
    private static final WordSet GOES_ON =
            WordSet.of("at", "did", "does", "dvd", "had", "has", "is", "now", "on", "vhs", "was", "were");

    /** What begins so is about it: "The Making of Salt Road". */
    private static final WordSet LEADS_UP = WordSet.of("it", "making", "soundtrack");

    private FullerTitle() {}

    /**
     * Gives the chance of the likeliest to what it is short for.
     *
     * @param chances of each group from 1 on, at 0 of none
     */
    static void take(Names names, TitleGroups groups, float[] chances) {
        if (groups.size() == 0) {
            return;
        }
        int best = TitleModel.best(chances, 1)[0];
        int full = 0;
        for (int i = 1; i < chances.length; i++) {
            boolean likelier = chances[i] >= LIKELY && (full == 0 || chances[i] > chances[full]);
            if (i != best && likelier && isShortFor(names, groups.get(best - 1), groups.get(i - 1))) {
                full = i;
            }
        }
        if (full > 0) {
            chances[full] += chances[best];
            chances[best] = 0;
        }
    }

    private static boolean isShortFor(Names names, TitleGroup brief, TitleGroup full) {
        if (brief.words >= full.words || full.person) {
            return false;
        }
        int end = full.end(0);
        for (int at = full.first(0); at < end; at++) {
            int behind = behind(names, brief, at, end);
            if (behind >= 0 && (at > full.first(0) || behind < end)) {
                return mayBegin(names, full.first(0), at) && mayGoOn(names, full, behind);
            }
        }
        return false;
    }

    /** One past the last of a title's words, where these are at a token; -1 where they are not. */
    private static int behind(Names names, TitleGroup title, int at, int end) {
        Document document = names.document();
        int token = at;
        boolean begun = false;
        for (int i = title.first(0); i < title.end(0); i++) {
            long part = TitleReader.part(names, i, title.end(0), begun);
            if (part == 0) {
                continue;
            }
            while (begun && token < end && document.kind(token) == Document.Kind.SYMBOL) {
                token++;
            }
            if (token >= end || names.nameHash(token) != part && document.hash(token) != part) {
                return -1;
            }
            token++;
            begun = true;
        }
        return begun ? token : -1;
    }

    /** Whether what stands before the shorter one may begin a title: more than a word, none that leads up to one, nobody who owns or plays it. */
    private static boolean mayBegin(Names names, int first, int at) {
        Document document = names.document();
        int begun = TitleReader.isArticle(document.hash(first)) ? first + 1 : first;
        return begun == at
                || at - first > 1
                        && document.isWord(at - 1)
                        && !JoinedTitles.OPENERS.contains(document.hash(begun))
                        && !LEADS_UP.contains(document.hash(begun))
                        && !names.isGivenName(begun)
                        && !names.isPossessive(at - 1);
    }

    /** Whether it may go on so: unless it is set off, not with where it was seen, or what it does. */
    private static boolean mayGoOn(Names names, TitleGroup full, int behind) {
        return behind == full.end(0)
                || full.quoted > 0
                || !GOES_ON.contains(names.document().hash(behind)) && !names.isGivenName(behind);
    }
}
