package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Tells by the words around whether somebody is a part that is played, and named as one may be. */
final class Surroundings {
    /** "As lovable, but lonely shopkeeper Jane Doe". */
    private static final int DESCRIBED = 5;

    /** "Like a much younger Jane Doe". */
    private static final int OF_SOME_AGE = 3;

    /** "Is quite simply superb as". */
    private static final int LONGEST_PRAISE = 5;

    private static final long BY = Words.hash("by");
    private static final long AS = Words.hash("as");
    private static final long OF = Words.hash("of");

    static final WordSet AGES = WordSet.of(
            "a", "an", "the", "much", "young", "younger", "old", "older", "early", "female", "male", "modern");
    private static final WordSet PART = WordSet.of("role", "part", "character", "portrayal", "depiction");
    private static final WordSet NAMED = WordSet.of("named", "called");
    /** "Jane Doe, who is ably played by". */
    private static final int PLAYED_WITHIN = 4;

    private static final WordSet PLAYED = WordSet.of("played", "portrayed", "voiced");
    private static final WordSet LIKENS = WordSet.of("well", "such", "much", "far", "soon", "long", "good", "known");

    private final Names names;
    private final Document document;

    Surroundings(Names names) {
        this.names = names;
        this.document = names.document();
    }

    /** Whether the words call somebody a part that is played: "the role of Jane Doe", "a nurse named Jane Doe". */
    boolean isPart(Somebody somebody, boolean unsure) {
        for (int i = 0; i < somebody.mentions.size(); i++) {
            Stretch mention = somebody.mentions.get(i);
            if (isPart(mention) || unsure && isDescribed(mention)) {
                return true;
            }
        }
        return false;
    }

    /** "As Jane", "plays Jane", "Jane, played by": whether words call a known name a part all the same. */
    boolean mayBePart(Somebody somebody) {
        for (int i = 0; i < somebody.mentions.size(); i++) {
            Stretch mention = somebody.mentions.get(i);
            int before = mention.first() - 1;
            boolean played = before > document.sentenceStart(mention.sentence())
                    && (document.hash(before) == AS || PartsByVerb.PLAYS.contains(document.hash(before)));
            if (played || isPart(mention)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPart(Stretch mention) {
        int start = document.sentenceStart(mention.sentence());
        int before = mention.first() - 1;
        if (before > start) {
            long one = document.hash(before);
            if (NAMED.contains(one) || one == OF && PART.contains(document.hash(before - 1))) {
                return true;
            }
        }
        int end = document.sentenceEnd(mention.sentence());
        int to = Math.min(end - 1, mention.end() + PLAYED_WITHIN);
        for (int token = mention.end(); token < to && !names.isName(token); token++) {
            if (PLAYED.contains(document.hash(token))) {
                return isBySomebody(token + 1, end);
            }
        }
        return false;
    }

    /** "By", "with charm by". */
    private boolean isBySomebody(int from, int end) {
        int to = Math.min(end, from + PLAYED_WITHIN);
        for (int token = from; token < to && document.isWord(token) && !names.isName(token); token++) {
            if (document.hash(token) == BY) {
                return true;
            }
        }
        return false;
    }

    /** Whether "as" and a name follow somebody: "Jane Doe as Molly", "Jane Doe in the role of Molly", "Jane Doe is superb as Molly". */
    boolean isInRole(Somebody somebody) {
        for (int i = 0; i < somebody.mentions.size(); i++) {
            Stretch mention = somebody.mentions.get(i);
            int as = mention.end();
            int end = document.sentenceEnd(mention.sentence());
            int name = PartsByAs.behindRoleOf(document, as, end);
            name = name < 0 && as < end && document.hash(as) == AS ? as + 1 : name;
            if (name >= 0 && name < end && names.isName(name) && !names.isPossessive(as - 1) || isPraisedAs(as, end)) {
                return true;
            }
        }
        return false;
    }

    /** "Is truly superb as Molly", and the name ends there. */
    private boolean isPraisedAs(int is, int end) {
        if (is >= end || !PartsByVerb.IS.contains(document.hash(is))) {
            return false;
        }
        int token = is + 1;
        while (token < end && token - is <= LONGEST_PRAISE && document.isWord(token) && !names.isName(token)) {
            if (document.hash(token) == AS) {
                int past = names.nextName(token);
                while (past < end && names.isName(past)) {
                    past++;
                }
                boolean named = names.nextName(token) - token <= OF_SOME_AGE;
                return named
                        && (past >= end
                                || !document.isWord(past)
                                || PartsByVerb.BEHIND_PART.contains(document.hash(past)));
            }
            token++;
        }
        return false;
    }

    /** Whether "as" and at most a description stand before somebody. */
    private boolean isDescribed(Stretch mention) {
        return asBefore(mention) >= 0;
    }

    /** "…, as the washed-up singer Jane Doe": whether the one time that somebody is named, an article and a description stand before. */
    boolean isOnlyDescribed(Somebody somebody) {
        int article = asBefore(somebody.name) + 1;
        return article > 0
                && somebody.name.full()
                && somebody.mentions.size() == 1
                && somebody.name.first() - article > 1
                && PartsByAs.DEFINITE.contains(document.hash(article));
    }

    /** Where "as" stands in "…, as lovable shopkeeper Jane Doe", after somebody else in the sentence; else -1. */
    private int asBefore(Stretch mention) {
        int start = document.sentenceStart(mention.sentence());
        int from = Math.max(start + 1, mention.first() - DESCRIBED);
        for (int token = mention.first() - 1; token >= from; token--) {
            if (document.hash(token) == AS) {
                boolean plays = !LIKENS.contains(document.hash(token - 1)) && names.nextName(start) < token;
                return plays ? token : -1;
            }
            if (document.isHyphen(token)) {
                // "Washed-up" is one word.
                from = Math.max(start + 1, from - 2);
            } else if (!document.isWord(token) || names.isName(token)) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a word or two can be the name of a character rather than an office, a group or any word with a capital. */
    boolean isNamedLikeSomebody(Somebody somebody) {
        Stretch name = somebody.name;
        if (PeopleReader.address(names, name) >= 0) {
            return true;
        }
        boolean capital = names.usualCase() && !names.begins(name.first());
        if (names.isGivenName(name.first()) && (name.full() || capital || !isCommon(name.first(), 0))) {
            return true;
        }
        if (!names.usualCase()) {
            return !isCommon(name.lastToken(), 0);
        }
        if (!name.full()) {
            return !document.isUpperCase(name.first()) && !isCommon(name.first(), 1);
        }
        return !isCommon(name.first(), 0) || !isCommon(name.lastToken(), 0);
    }

    /** Whether words before a name, or an actor in brackets behind it, tell that a common word is one: "as forgetful Dory", "Rock (Jane Doe)". */
    boolean isToldLikeSomebody(Somebody somebody) {
        for (int i = 0; i < somebody.mentions.size() && names.usualCase(); i++) {
            Stretch mention = somebody.mentions.get(i);
            boolean capital = !names.begins(mention.first()) && !document.isUpperCase(mention.first());
            if (capital && (isBeforeActor(mention) || isBehindAs(mention))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeforeActor(Stretch mention) {
        int bracket = mention.end();
        return bracket + 1 < document.tokenCount() && document.isSymbol(bracket, '(') && names.isName(bracket + 1);
    }

    /** "As Dory", "as forgetful Dory", and the name ends there. */
    private boolean isBehindAs(Stretch mention) {
        int after = mention.end();
        boolean ends = after >= document.sentenceEnd(mention.sentence())
                || !document.isWord(after)
                || PartsByVerb.BEHIND_PART.contains(document.hash(after));
        int start = document.sentenceStart(mention.sentence());
        for (int token = mention.first() - 1;
                ends && token > start && mention.first() - token <= OF_SOME_AGE;
                token--) {
            if (document.hash(token) == AS) {
                return !LIKENS.contains(document.hash(token - 1))
                        && !NamedAt.RANKS.contains(document.hash(mention.first()));
            }
            if (!document.isWord(token) || document.isCapitalised(token) || AGES.contains(document.hash(token))) {
                return false;
            }
        }
        return false;
    }

    /** Where the name of a character begins: of "Mr. Furious" at the form of address, without which it would be a word. */
    int nameStart(Stretch name) {
        int address = PeopleReader.address(names, name);
        return address >= 0 && !name.full() && isCommon(name.first(), 1) ? address : name.first();
    }

    /** Whether a word is written small as often as with a capital; {@code more} asks for that much less. */
    private boolean isCommon(int token, int more) {
        long counts = names.counts(token);
        return counts != 0 && WordCounts.contrast(counts) < more;
    }
}
