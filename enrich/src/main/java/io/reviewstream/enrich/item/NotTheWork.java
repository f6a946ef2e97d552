package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.SingleNames;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import org.jspecify.annotations.Nullable;

/** Names that the words beside them tell to be those of people, of parts, or of what the work is compared with. */
final class NotTheWork {
    private static final PhraseFile FILE = PhraseFile.beside(NotTheWork.class, "not-the-work.txt");
    private static final int OF_ANYTHING = 0;
    private static final int OF_PEOPLE = 1;
    private static final PhraseTable BEFORE = table("before");
    private static final PhraseTable BEHIND = table("behind");
    private static final WordSet CHARACTERS = WordSet.of(FILE, "character");
    private static final WordSet COPULAS = WordSet.of(FILE, "copula");
    private static final WordSet TRADES = WordSet.of(FILE, "trade");
    private static final WordSet RANKS = WordSet.of(FILE, "rank");
    private static final WordSet PLAYS = WordSet.of(FILE, "plays");
    private static final WordSet LISTS = WordSet.of(FILE, "list");
    private static final WordSet ARTICLES = WordSet.of("a", "an", "the", "my", "our");
    private static final WordSet ONESELF = WordSet.of("himself", "herself", "themselves");
    private static final WordSet WORKS = WordSet.of(FILE, "work");
    private static final long IN = Words.hash("in");
    private static final long THIS = Words.hash("this");
    private static final long AS = Words.hash("as");

    /** The longest phrase before a name, in tokens. */
    private static final int LONGEST = 3;

    /** A name goes on so many tokens to the left of what is cut out of it: "by J. R. Doe". */
    private static final int LONGEST_NAME = 4;

    /** "Keeps repeating himself", "is a truly wonderful character". */
    private static final int WITHIN = 4;

    private NotTheWork() {}

    private static PhraseTable table(String section) {
        return new PhraseTable()
                .addAll(FILE.phrases(section), OF_ANYTHING)
                .addAll(FILE.phrases(section + "-person"), OF_PEOPLE);
    }

    /**
     * Whether all mentions of a candidate, none of them set off, are of something else.
     *
     * @param type of what is reviewed, null when unknown
     */
    static boolean has(Names names, TitleGroup group, @Nullable String type) {
        if (group.quoted > 0 || !names.usualCase()) {
            return false;
        }
        boolean trade = false;
        boolean single = group.words == 1 && !"MusicAlbum".equals(type);
        for (int mention = 0; mention < group.size(); mention++) {
            int first = group.first(mention);
            int end = group.end(mention);
            boolean isOfTrade = isOfTrade(names, first, end);
            if (!isOfTrade && !(single && SingleNames.has(names, first)) && !isOther(names, first, end)) {
                return false;
            }
            trade |= isOfTrade;
        }
        // "Chef Jane is a documentary" has a title that is made of a trade and a name.
        return !trade || !TitlePredicate.isCalledAWork(names, group);
    }

    private static boolean isOther(Names names, int first, int end) {
        boolean person = isPerson(names, first, end);
        return isBehindWords(names, first, person)
                || isBeforeWords(names.document(), end, person)
                || isInRole(names, first, end)
                || isRankOfPart(names.document(), first)
                || isListed(names.document(), first, first)
                || isListed(names.document(), first, first - 2)
                || isCharacter(names.document(), end)
                || isInThis(names.document(), end)
                || person && isOneself(names.document(), end);
    }

    /** Whether it may be somebody's name: two words and more, all of which are names. */
    private static boolean isPerson(Names names, int first, int end) {
        int words = 0;
        for (int token = first; token < end; token++) {
            if (names.document().isWord(token)) {
                words++;
                if (!names.isName(token)) {
                    return false;
                }
            }
        }
        return words > 1;
    }

    private static boolean isBehindWords(Names names, int first, boolean person) {
        Document document = names.document();
        int start = nameStart(names, first);
        int least = Math.max(document.sentenceStart(document.sentenceOf(first)), start - LONGEST);
        for (int token = least; token < start; token++) {
            long found = BEFORE.longestAt(document, token, start);
            boolean reaches = found != PhraseTable.NONE && token + PhraseTable.length(found) == start;
            if (reaches && (person || PhraseTable.value(found) == OF_ANYTHING)) {
                return true;
            }
        }
        return false;
    }

    /** Where a name begins that a candidate may be cut out of. */
    private static int nameStart(Names names, int first) {
        Document document = names.document();
        int least = Math.max(document.sentenceStart(document.sentenceOf(first)), first - LONGEST_NAME);
        int start = first;
        while (start > least && (names.isName(start - 1) || isInitial(names, start - 1, least))) {
            start--;
        }
        return start;
    }

    private static boolean isInitial(Names names, int mark, int least) {
        return mark > least && names.document().isSymbol(mark, '.') && names.isName(mark - 1);
    }

    private static boolean isBeforeWords(Document document, int end, boolean person) {
        if (end >= document.tokenCount()) {
            return false;
        }
        long found = BEHIND.longestAt(document, end, document.sentenceEnd(document.sentenceOf(end)));
        return found != PhraseTable.NONE && (person || PhraseTable.value(found) == OF_ANYTHING);
    }

    /** "Jane Doe as Molly", "superb in this film as Molly Gray", "as Molly Gray, Jane Doe". */
    private static boolean isInRole(Names names, int first, int end) {
        Document document = names.document();
        for (int token = first + 1; token + 1 < end; token++) {
            if (isAs(document, token) && names.isName(token - 1) && names.isName(token + 1)) {
                return true;
            }
        }
        boolean behindActor =
                first > 1 && isAs(document, first - 1) && (names.isName(first - 2) || endsInThis(document, first - 1));
        return behindActor
                || document.hash(first) == AS
                        && end - first > 1
                        && names.isName(first + 1)
                        && document.sentenceStart(document.sentenceOf(first)) == first
                        && end < document.tokenCount()
                        && document.isSymbol(end, ',');
    }

    private static boolean isAs(Document document, int token) {
        return document.hash(token) == AS && !document.isCapitalised(token);
    }

    /** "Chef Marco Rossi": whether what somebody does is all that stands before their name. */
    private static boolean isOfTrade(Names names, int first, int end) {
        if (end - first < 2 || !TRADES.contains(names.document().hash(first))) {
            return false;
        }
        for (int token = first + 1; token < end; token++) {
            if (names.document().isWord(token) && !names.isName(token)) {
                return false;
            }
        }
        return true;
    }

    /** "Plays Mrs. Brown". */
    private static boolean isRankOfPart(Document document, int first) {
        return first > 0 && RANKS.contains(document.hash(first)) && PLAYS.contains(document.hash(first - 1));
    }

    /** "Cons: Jane Doe": whether a label for a list, with its colon, stands before a name or begins it. */
    private static boolean isListed(Document document, int first, int label) {
        return label >= 0
                && first + 1 < document.tokenCount()
                && document.isSymbol(label + 1, ':')
                && LISTS.contains(document.hash(label));
    }

    private static boolean isCharacter(Document document, int end) {
        if (end + 1 >= document.tokenCount()
                || !COPULAS.contains(document.hash(end))
                || !ARTICLES.contains(document.hash(end + 1))) {
            return false;
        }
        int limit = Math.min(document.tokenCount(), end + 1 + WITHIN);
        for (int token = end + 2; token < limit && document.isWord(token); token++) {
            if (CHARACTERS.contains(document.hash(token))) {
                // "Night Ferry is an engaging character study".
                return token + 1 == document.tokenCount()
                        || !document.isWord(token + 1)
                        || TitleReader.isSmall(document.hash(token + 1));
            }
        }
        return false;
    }

    /** "Jane is wooden in this one": whoever is in something is not that. */
    private static boolean isInThis(Document document, int end) {
        if (end >= document.tokenCount() || !COPULAS.contains(document.hash(end))) {
            return false;
        }
        int limit = Math.min(document.tokenCount() - 2, end + 1 + WITHIN);
        for (int token = end + 1; token < limit && document.isWord(token); token++) {
            if (document.hash(token) == IN && document.hash(token + 1) == THIS) {
                return WORKS.contains(document.hash(token + 2));
            }
        }
        return false;
    }

    /** Whether "in this film" stands right before {@code end}. */
    private static boolean endsInThis(Document document, int end) {
        return end > 2
                && document.hash(end - 3) == IN
                && document.hash(end - 2) == THIS
                && WORKS.contains(document.hash(end - 1));
    }

    private static boolean isOneself(Document document, int end) {
        int limit = Math.min(document.tokenCount(), end + WITHIN);
        for (int token = end; token < limit && document.isWord(token); token++) {
            if (ONESELF.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }
}
