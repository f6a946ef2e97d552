package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has the capitals of a title and is none: headlines that judge, and more in reviews of things that are not shown on a screen. */
final class NoTitles {
    private static final Set<String> SCREENED = Set.of("Movie", "TVSeries");
    private static final Set<String> PLACES = Set.of("Restaurant", "Hotel", "LocalBusiness", "Store");

    /** What may be called by a given name. */
    private static final Set<String> TITLED = Set.of("Book", "MusicAlbum", "VideoGame");

    private static final WordSet JUDGING = WordSet.beside(NoTitles.class, "judging.txt");

    /** The last sentence in which a place is first named. */
    private static final int LATEST_OF_PLACE = 1;

    private static final long THE = Words.hash("the");

    /** Behind them stands where a place is. */
    private static final WordSet WHERE = WordSet.of("in", "near", "on", "off", "around", "downtown");

    private static final WordSet STREETS =
            WordSet.of("street", "st", "road", "rd", "avenue", "ave", "lane", "square", "row", "quay", "terrace");

    private NoTitles() {}

    static boolean isPlace(@Nullable String type) {
        return type != null && PLACES.contains(type);
    }

    static boolean isScreened(@Nullable String type) {
        return type != null && SCREENED.contains(type);
    }

    /**
     * Whether a candidate is none.
     *
     * @param type of what is reviewed, null when unknown
     */
    static boolean has(Names names, TitleGroup group, @Nullable String type) {
        if (group.quoted > 0 || !names.usualCase()) {
            return false;
        }
        boolean once = group.size() == 1;
        if (type == null || isScreened(type)) {
            return once && TitleFeatures.fillsSentence(names.document(), group) && isJudgement(names.document(), group);
        }
        return once
                        && (isJudgement(names.document(), group)
                                || isShouted(names.document(), group) && !isOwned(names, group))
                || isFirstName(names, group) && (once || !TITLED.contains(type))
                || isPlace(type) && (isWhere(names.document(), group) || once && isDishOrSight(names, group));
    }

    /** Whether a candidate is more than a word at a distance, a song or an episode. */
    static boolean mayBeTitle(Names names, TitleGroup group) {
        return !SetOff.isWordAtADistance(names, group)
                && !SetOff.isSong(names, group)
                && !SetOff.isEpisode(names, group);
    }

    /**
     * One word that has its capital from the start of its sentences: in reviews of films mostly the title, in those of other things
     * hardly ever.
     */
    static boolean isPlainWord(Names names, TitleGroup group, @Nullable String type) {
        if (isScreened(type) || group.words > 1 || group.quoted > 0 || !names.usualCase()) {
            return false;
        }
        Document document = names.document();
        for (int mention = 0; mention < group.size(); mention++) {
            int first = group.first(mention);
            if (first != document.sentenceStart(group.sentence(mention))
                    || TitleReader.isArticle(document.hash(first)) && first + 1 < group.end(mention)
                    || WordCounts.contrast(names.counts(first)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** What a review of a place names once, and neither begins with nor goes to. */
    private static boolean isDishOrSight(Names names, TitleGroup group) {
        Document document = names.document();
        int sentence = group.sentence(0);
        int first = group.first(0);
        boolean withArticle = first > 0 && document.isWord(first - 1) && document.hash(first - 1) == THE;
        boolean early = group.words > 1 ? sentence <= LATEST_OF_PLACE : sentence == 0 && !withArticle;
        return !early && !TitleCues.isPlace(document, group, 0);
    }

    private static boolean isJudgement(Document document, TitleGroup group) {
        for (int token = group.first(0); token < group.end(0); token++) {
            if (JUDGING.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** "Jane Doe's ASHES". */
    private static boolean isOwned(Names names, TitleGroup group) {
        int owner = group.first(0) - 1;
        return owner >= 0 && names.isName(owner) && names.isPossessive(owner);
    }

    /** "NEVER AGAIN", among words in small letters. */
    private static boolean isShouted(Document document, TitleGroup group) {
        for (int token = group.first(0); token < group.end(0); token++) {
            if (document.isNumber(token) || document.isWord(token) && !document.isUpperCase(token)) {
                return false;
            }
        }
        return true;
    }

    /** A waiter, the character of a book. */
    static boolean isFirstName(Names names, TitleGroup group) {
        return group.words == 1 && names.isGivenName(group.first(0));
    }

    /** "…, Fleet Street". */
    private static boolean isStreet(Document document, int comma, int end) {
        return document.isSymbol(comma, ',') && STREETS.contains(document.hash(end - 1));
    }

    /** "In North Harbour", "on Mill Street". */
    private static boolean isWhere(Document document, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            int before = group.first(mention) - 1;
            if (before < 0
                    || !WHERE.contains(document.hash(before)) && !isStreet(document, before, group.end(mention))) {
                return false;
            }
        }
        return true;
    }
}
