package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words that judge, turn and part, ready to be looked up: {@code opinion-words.txt}, and what a domain judges otherwise. */
final class OpinionWords {
    static final int NO_TURN = 0;
    static final int BREAK = 1;
    static final int NEGATION = 2;
    static final int NO_NEGATION = 3;
    static final int IRREALIS = 4;
    static final int ANOTHER = 5;
    static final int LOOKED_FOR = 6;

    private static final PhraseFile FILE = PhraseFile.beside(OpinionWords.class, "opinion-words.txt");
    private static final PhraseFile IDIOMS = PhraseFile.beside(SentimentEngine.class, "idioms.txt");
    private static final List<String> STRENGTHS = List.of("-2", "-1", "0", "+1", "+2");
    private static final List<String> TURNS =
            List.of("break", "negation", "not-negation", "irrealis", "another", "looked for");
    private static final int STRONGEST = 2;
    private static final int NOT_JUDGING = STRENGTHS.size();
    private static final int LONGEST_JOINT = 4;

    /** Behind praise "until" takes it back within so many tokens. */
    private static final int UNTIL_WITHIN = 3;

    private static final WordSet LAST = WordSet.of("whose", "which", "where", "who");
    private static final long AND = Words.hash("and");
    private static final long OR = Words.hash("or");
    private static final int KINDS = STRENGTHS.size() + 1;

    private static final PhraseTable NO = new PhraseTable().addAll(FILE.phrases("no"), 0);
    private static final PhraseTable COPULA = new PhraseTable().addAll(FILE.phrases("copula"), 0);
    private static final PhraseTable RELATIVE = new PhraseTable().addAll(FILE.phrases("relative"), 0);
    private static final PhraseTable ADVERB = new PhraseTable().addAll(FILE.phrases("adverb"), 0);
    private static final PhraseTable ARTICLE = new PhraseTable().addAll(FILE.phrases("article"), 0);
    private static final PhraseTable CONCESSION = new PhraseTable().addAll(FILE.phrases("concession"), 0);
    private static final PhraseTable HEARSAY = new PhraseTable().addAll(FILE.phrases("hearsay"), 0);
    private static final PhraseTable WANTED = new PhraseTable().addAll(FILE.phrases("wanted"), 0);
    private static final PhraseTable UNTIL =
            new PhraseTable().addAll(FILE.phrases("until"), 1).addAll(FILE.phrases("to the end"), 0);
    private static final PhraseTable ASKING = new PhraseTable().addAll(FILE.phrases("asking"), 0);
    private static final PhraseTable SOMEBODY = new PhraseTable().addAll(FILE.phrases("somebody"), 0);
    private static final PhraseTable SUBJECT = new PhraseTable().addAll(FILE.phrases("subject"), 0);
    private static final PhraseTable COMPARING = new PhraseTable().addAll(FILE.phrases("comparing"), 0);
    private static final PhraseTable WITHIN = new PhraseTable().addAll(FILE.phrases("within"), 0);
    private static final PhraseTable BACK = new PhraseTable().addAll(FILE.phrases("back"), 0);
    private static final PhraseTable JOIN = new PhraseTable().addAll(FILE.phrases("join"), 0);

    /** A word may both judge and turn ("lacking"), so one value says both. */
    private final PhraseTable phrases = new PhraseTable();

    /** Those of a domain: where its file has sections of strengths, these go before what words say elsewhere. */
    OpinionWords(PhraseFile domain) {
        var values = new LinkedHashMap<String, Integer>();
        IDIOMS.phrases("praise").forEach(idiom -> values.put(idiom, STRONGEST + 1));
        IDIOMS.phrases("blame").forEach(idiom -> values.put(idiom, STRONGEST - 1));
        // "Wanted to love it" is a wish that says how it came, and nothing to quote.
        List<String> wishes = FILE.phrases("irrealis");
        List<String> lookedFor = FILE.phrases("looked for");
        values.keySet()
                .removeIf(idiom -> wishes.stream().anyMatch(idiom::startsWith)
                        || lookedFor.stream().anyMatch(idiom::startsWith));
        putStrengths(FILE, values);
        putStrengths(domain, values);
        for (int turn = 0; turn < TURNS.size(); turn++) {
            putTurns(FILE, turn, values);
            putTurns(domain, turn, values);
        }
        values.forEach(phrases::add);
    }

    /** Whether a section lists words that judge. */
    static boolean isStrength(String section) {
        return STRENGTHS.contains(section);
    }

    private static void putStrengths(PhraseFile file, Map<String, Integer> values) {
        for (int strength = 0; strength < STRENGTHS.size(); strength++) {
            for (String phrase : file.phrases(STRENGTHS.get(strength))) {
                values.put(phrase, strength);
            }
        }
    }

    private static void putTurns(PhraseFile file, int turn, Map<String, Integer> values) {
        for (String phrase : file.phrases(TURNS.get(turn))) {
            int judging = values.getOrDefault(phrase, NOT_JUDGING) % KINDS;
            values.put(phrase, judging + (turn + 1) * KINDS);
        }
    }

    /** Whether a section lists words that turn or part. */
    static boolean isTurn(String section) {
        return TURNS.contains(section);
    }

    /** The phrase that judges, turns or parts at a token. */
    long at(Document document, int token, int end) {
        return phrases.longestAt(document, token, end);
    }

    /** Whether the phrase judges; {@link #strength} may still be 0. */
    static boolean judges(long found) {
        return PhraseTable.value(found) % KINDS != NOT_JUDGING;
    }

    /** -2 to 2. */
    static int strength(long found) {
        return PhraseTable.value(found) % KINDS - STRONGEST;
    }

    /** One of the constants here. */
    static int turn(long found) {
        return PhraseTable.value(found) / KINDS;
    }

    /** "no", "lack of" … at a token. */
    long noAt(Document document, int token, int end) {
        return NO.longestAt(document, token, end);
    }

    /** Whether what follows is no judgement of the writer's: "critics called". */
    boolean isHearsay(Document document, int token, int end) {
        return HEARSAY.longestAt(document, token, end) != PhraseTable.NONE;
    }

    /** Whether what follows is looked for only: "if you want". */
    boolean isWanted(Document document, int token, int end) {
        return WANTED.longestAt(document, token, end) != PhraseTable.NONE;
    }

    /** "It was perfect until the update", but not "until the very end": whether praise is taken back by what follows it. */
    boolean isOver(Document document, int behind) {
        int limit = Math.min(document.tokenCount(), behind + UNTIL_WITHIN);
        for (int token = behind; token < limit && document.isWord(token); token++) {
            if (isUntil(document, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUntil(Document document, int token) {
        long found = UNTIL.longestAt(document, token, document.tokenCount());
        return found != PhraseTable.NONE && PhraseTable.value(found) == 1;
    }

    /** Whether what begins at a token concedes something: "despite", "for all". */
    boolean concedes(Document document, int token, int end) {
        return CONCESSION.longestAt(document, token, end) != PhraseTable.NONE;
    }

    boolean isCopula(Document document, int token) {
        return COPULA.wordAt(document, token) >= 0;
    }

    boolean isArticle(Document document, int token) {
        return ARTICLE.wordAt(document, token) >= 0;
    }

    /** "The", "my": whether a word begins what something is said of, and nothing that was named before. */
    boolean isSubject(Document document, int token) {
        return SUBJECT.wordAt(document, token) >= 0;
    }

    /** "He", "who's", "her": whether what follows the word, or its copula, is said of somebody or something of theirs. */
    boolean isSomebody(Document document, int token) {
        return SOMEBODY.wordAt(document, token) >= 0;
    }

    /** "Than", "unlike": whether what is named behind the word is only what something is compared with. */
    boolean isComparing(Document document, int token) {
        return COMPARING.wordAt(document, token) >= 0;
    }

    /** "In", "on": whether what stands before the word is part of what is named behind it. */
    boolean isWithin(Document document, int token) {
        return WITHIN.wordAt(document, token) >= 0;
    }

    /** "This", "now": whether the word speaks of what is reviewed, and no longer of another. */
    boolean isBack(Document document, int token) {
        return BACK.wordAt(document, token) >= 0;
    }

    /** "Whose", "which": whether what begins with the word is said of what was named last. */
    boolean isSaidOfLast(Document document, int token) {
        return LAST.contains(document.hash(token));
    }

    /** Whether a word parts clauses: "but". */
    boolean isBreak(Document document, int token) {
        long found = at(document, token, token + 1);
        return found != PhraseTable.NONE && turn(found) == BREAK;
    }

    /** Whether a word may stand behind what is said of something: "and", "but", "in". */
    boolean mayFollow(Document document, int token) {
        return isRelative(document, token) || JOIN.wordAt(document, token) >= 0 || isBreak(document, token);
    }

    /** Whether a question that begins with the word is answered by yes or no. */
    boolean isAsking(Document document, int token) {
        return ASKING.wordAt(document, token) >= 0;
    }

    /** Whether what begins with the word depends on what stands before. */
    boolean isRelative(Document document, int token) {
        return RELATIVE.wordAt(document, token) >= 0;
    }

    /** "Very", "utterly": whether a word may stand between a copula and what is said. */
    boolean isAdverb(Document document, int token) {
        int length = document.length(token);
        return ADVERB.wordAt(document, token) >= 0
                || length > 4 && document.charAt(token, length - 2) == 'l' && document.charAt(token, length - 1) == 'y';
    }

    /** Whether tokens make a list of what stands on either side: nothing but commas, "and" and articles, few of them. */
    boolean isList(Document document, int from, int to) {
        if (to - from > LONGEST_JOINT) {
            return false;
        }
        boolean list = false;
        for (int at = from; at < to; at++) {
            if (document.isSymbol(at, ',') || document.isSymbol(at, '&') || document.isSymbol(at, '/')) {
                list = true;
            } else if (document.isWord(at) && JOIN.wordAt(document, at) >= 0) {
                list |= document.hash(at) == AND || document.hash(at) == OR;
            } else {
                return false;
            }
        }
        return list;
    }
}
