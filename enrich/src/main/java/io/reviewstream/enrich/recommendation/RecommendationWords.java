package io.reviewstream.enrich.recommendation;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** What the words around say of those that recommend or warn: who says so, of what, and whether they are turned round. Safe to share. */
final class RecommendationWords {
    static final int RECOMMEND = 0;
    static final int WARN = 1;
    static final int NEITHER = 2;
    static final int IMPERATIVE = 3;
    static final int WARNING_IMPERATIVE = 4;
    static final int ASKED = 5;
    static final int WARN_OF = 6;
    static final int OTHERS = 7;

    /** Not the writer says so. */
    static final int HEARSAY = -1;

    private static final int TURNS = 1;
    private static final int IS_HEARSAY = 2;

    /** Words further back than this turn nothing round. */
    private static final int NEGATION_REACH = 4;

    private static final int SPOILERS_WITHIN = 16;
    private static final int INSTEAD_WITHIN = 8;

    private static final long AND = Words.hash("and");
    private static final long BUT = Words.hash("but");
    private static final long INSTEAD = Words.hash("instead");
    private static final long OF = Words.hash("of");
    private static final long RECOMMEND_WORD = Words.hash("recommend");
    private static final long RECOMMENDED_WORD = Words.hash("recommended");
    private static final WordSet SPOILERS = WordSet.of("spoiler", "spoilers");

    /** What is recommended itself, not instead of it. */
    private static final WordSet ITSELF = WordSet.of("it", "this");

    private final PhraseTable phrases = new PhraseTable();
    private final PhraseTable negations = new PhraseTable();
    private final PhraseTable negationsBehind = new PhraseTable();
    private final PhraseTable beforeImperative = new PhraseTable();
    private final PhraseTable subjects = new PhraseTable();
    private final PhraseTable disagreement = new PhraseTable();
    private final PhraseTable otherObjects = new PhraseTable();
    private final WordSet objects;
    private final WordSet own;
    private final QuestionAnswers answers;

    RecommendationWords() {
        PhraseFile file = PhraseFile.beside(RecommendationFinder.class, "recommendation.txt");
        phrases.addAll(file.phrasesAndSlips("recommend"), RECOMMEND)
                .addAll(file.phrasesAndSlips("imperative"), IMPERATIVE)
                .addAll(file.phrasesAndSlips("warn"), WARN)
                .addAll(file.phrasesAndSlips("warn-imperative"), WARNING_IMPERATIVE)
                .addAll(file.phrasesAndSlips("warn-of"), WARN_OF)
                .addAll(file.phrases("asked"), ASKED)
                .addAll(file.phrases("others"), OTHERS)
                .addAll(file.phrasesAndSlips("neither"), NEITHER);
        beforeImperative.addAll(file.phrases("before-imperative"), 0);
        subjects.addAll(file.phrases("subject"), 0);
        negations
                .addAll(file.phrasesAndSlips("not"), TURNS)
                .addAll(file.phrases("hearsay"), IS_HEARSAY)
                .addAll(file.phrasesAndSlips("not-turning"), 0);
        negationsBehind.addAll(file.phrases("not-behind"), 0);
        disagreement.addAll(file.phrases("disagree"), 0);
        otherObjects.addAll(file.phrases("other-object"), 0);
        objects = WordSet.of(file, "object");
        own = WordSet.of(file, "own");
        answers = new QuestionAnswers(file);
    }

    /** The first token at which one of the phrases may begin; {@code end} when there is none. */
    int next(Document document, int token, int end) {
        return phrases.next(document, token, end);
    }

    /** The phrase at a token, whose value is one of the kinds above. */
    long longestAt(Document document, int token, int end) {
        return phrases.longestAt(document, token, end);
    }

    /** What answers a sentence that asks. */
    QuestionAnswers.Answer answer(Document document, int sentence) {
        return answers.to(document, sentence);
    }

    /** "Critics recommend it, I don't". */
    boolean isDisagreed(Document document, int past, int end) {
        for (int token = past; token < Math.min(end, past + NEGATION_REACH); token++) {
            long found = disagreement.longestAt(document, token, end);
            if (found != PhraseTable.NONE) {
                int after = token + PhraseTable.length(found);
                return after >= end || document.isSymbol(after);
            }
        }
        return false;
    }

    /** "Spoilers ahead, be warned", "beware of spoilers". */
    static boolean isOfSpoilers(Document document, int warning, int sentence) {
        int from = Math.max(document.sentenceStart(sentence), warning - SPOILERS_WITHIN);
        int to = Math.min(document.sentenceEnd(sentence), warning + SPOILERS_WITHIN);
        for (int token = from; token < to; token++) {
            if (SPOILERS.contains(document.hash(token))) {
                return true;
            }
        }
        return false;
    }

    /** "I recommend earplugs", "I recommend the other place", "my sister recommended it to me". */
    boolean isOfSomethingElse(Document document, int first, int past, int end) {
        long last = document.hash(past - 1);
        if (last == RECOMMEND_WORD) {
            return past < end
                    && document.isWord(past)
                    && (otherObjects.longestAt(document, past, end) != PhraseTable.NONE
                            || !objects.contains(document.hash(past)) && !document.isCapitalised(past));
        }
        return last == RECOMMENDED_WORD
                && past < end
                && otherObjects.longestAt(document, past, end) == PhraseTable.NONE
                && document.isWord(past)
                && objects.contains(document.hash(past))
                && isByOthers(document, first);
    }

    /** Whether somebody recommended who is not the writer: a subject stands before that is none of "I" and "we". */
    private boolean isByOthers(Document document, int verb) {
        int least = Math.max(document.sentenceStart(document.sentenceOf(verb)), verb - NEGATION_REACH);
        int token = verb - 1;
        while (token >= least && document.isWord(token)) {
            if (own.contains(document.hash(token))) {
                return false;
            }
            token--;
        }
        return token < verb - 1;
    }

    /** "Go and watch that instead", but not "watch it instead" or "instead of". */
    static boolean isInstead(Document document, int first, int past, int end) {
        int limit = Math.min(end, past + INSTEAD_WITHIN);
        for (int token = first; token < limit && (token < past || !document.isSymbol(token)); token++) {
            long hash = document.hash(token);
            if (ITSELF.contains(hash)) {
                return false;
            }
            if (hash == INSTEAD) {
                return token + 1 == end || document.hash(token + 1) != OF;
            }
        }
        return false;
    }

    boolean isClauseStart(Document document, int token) {
        return token == document.sentenceStart(document.sentenceOf(token))
                || document.kind(token - 1) == Document.Kind.SYMBOL
                || beforeImperative.longestAt(document, token - 1, token) != PhraseTable.NONE;
    }

    private boolean hasSubject(Document document, int token) {
        return subjects.wordAt(document, token) >= 0;
    }

    /**
     * Where the word stands that turns round what begins at {@code token}; {@code token} when none does, {@link #HEARSAY} when
     * words say that it is not the writer's.
     */
    int negationStart(Document document, int token) {
        int first = Math.max(document.sentenceStart(document.sentenceOf(token)), token - NEGATION_REACH);
        int negation = token;
        for (int at = token - 1; at >= first; at--) {
            // "Nobody will love it and everybody should see it" recommends.
            boolean ends = document.hash(at) == BUT
                    || at == token - 1 && document.hash(at) == AND && hasSubject(document, token);
            if (ends || document.isSymbol(at, ',') || document.isSymbol(at, ';') || document.isSymbol(at, ':')) {
                break;
            }
            long found = negations.longestAt(document, at, token);
            if (found == PhraseTable.NONE) {
                continue;
            }
            if (PhraseTable.value(found) != TURNS) {
                return PhraseTable.value(found) == IS_HEARSAY ? HEARSAY : token;
            }
            negation = negation == token ? at : negation;
        }
        return negation;
    }

    /** "Recommend it to nobody": one past the words that turn round what ends before {@code token}; {@code token} when none do. */
    int negationEnd(Document document, int token, int end) {
        int limit = Math.min(end, token + NEGATION_REACH);
        for (int at = token; at < limit && document.isWord(at); at++) {
            long found = negationsBehind.longestAt(document, at, end);
            if (found != PhraseTable.NONE) {
                return at + PhraseTable.length(found);
            }
        }
        return token;
    }
}
