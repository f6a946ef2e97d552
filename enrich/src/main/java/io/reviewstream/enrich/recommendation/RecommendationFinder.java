package io.reviewstream.enrich.recommendation;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Rating;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Recommendation.Verdict;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the writer recommends it: from words that say so, the later the heavier; without such words from the rating that is
 * given, and without one from a clear sentiment. A warning to some only decides nothing by itself. Keeps nothing, so it may be shared.
 */
public final class RecommendationFinder {
    private static final int RECOMMEND = 0;
    private static final int WARN = 1;
    private static final int NEITHER = 2;
    private static final int IMPERATIVE = 3;
    private static final int WARNING_IMPERATIVE = 4;
    private static final int ASKED = 5;
    private static final int WARN_OF = 6;
    private static final int OTHERS = 7;

    /** Not the writer says so. */
    private static final int HEARSAY = -1;

    private static final int TURNS = 1;
    private static final int IS_HEARSAY = 2;

    /** Words further back than this turn nothing round. */
    private static final int NEGATION_REACH = 4;

    /** Scores nearer to 0 recommend nothing by themselves. */
    private static final double CLEAR_SCORE = 0.35;

    private static final double CLEAR_CONFIDENCE = 0.8;

    /** From this share of the best rating on one recommends, … */
    private static final double HIGH = 0.7;

    /** … and up to this one warns. */
    private static final double LOW = 0.4;

    /** In tokens. */
    private static final int SHORT = 30;

    /** "If you need jump scares, stay away" warns some only. */
    private static final double TO_SOME = 0.3;

    private static final long IF = Words.hash("if");
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

    public RecommendationFinder() {
        PhraseFile file = PhraseFile.beside(RecommendationFinder.class, "recommendation.txt");
        phrases.addAll(file.phrases("recommend"), RECOMMEND)
                .addAll(file.phrases("imperative"), IMPERATIVE)
                .addAll(file.phrases("warn"), WARN)
                .addAll(file.phrases("warn-imperative"), WARNING_IMPERATIVE)
                .addAll(file.phrases("warn-of"), WARN_OF)
                .addAll(file.phrases("asked"), ASKED)
                .addAll(file.phrases("others"), OTHERS)
                .addAll(file.phrases("neither"), NEITHER);
        beforeImperative.addAll(file.phrases("before-imperative"), 0);
        subjects.addAll(file.phrases("subject"), 0);
        negations
                .addAll(file.phrases("not"), TURNS)
                .addAll(file.phrases("hearsay"), IS_HEARSAY)
                .addAll(file.phrases("not-turning"), 0);
        negationsBehind.addAll(file.phrases("not-behind"), 0);
        disagreement.addAll(file.phrases("disagree"), 0);
        otherObjects.addAll(file.phrases("other-object"), 0);
        objects = WordSet.of(file, "object");
        own = WordSet.of(file, "own");
        answers = new QuestionAnswers(file);
    }

    /**
     * The verdict with its words; {@code UNCLEAR} without any when neither words nor rating nor sentiment decide.
     *
     * @param rating null for none; one that is predicted decides nothing
     */
    public Recommendation find(Document document, @Nullable Rating rating, @Nullable Sentiment sentiment) {
        var scan = new Scan(document);
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            scan.read(sentence);
        }
        if (scan.toAll) {
            return new Recommendation(verdict(scan.sum, 0.25), scan.mentions);
        }
        if (rating != null && rating.origin() != Rating.Origin.PREDICTED) {
            return ofRating(rating);
        }
        if (sentiment != null
                && !scan.isOfOthers()
                && Math.abs(sentiment.score()) >= CLEAR_SCORE
                && sentiment.confidence() >= CLEAR_CONFIDENCE) {
            return new Recommendation(verdict(sentiment.score(), CLEAR_SCORE), List.of());
        }
        return new Recommendation(Verdict.UNCLEAR, List.of());
    }

    /** The words of one document that recommend it or warn. */
    private final class Scan {
        private final Document document;
        private final List<Span> mentions = new ArrayList<>();
        private double sum;

        /** Whether something is said to all readers, not only to some. */
        private boolean toAll;

        /** Whether words recommend or warn that are not the writer's, or not of what is reviewed. */
        private boolean othersSay;

        Scan(Document document) {
            this.document = document;
        }

        void read(int sentence) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            int token = phrases.next(document, start, end);
            for (; token < end; token = phrases.next(document, token + 1, end)) {
                long found = phrases.longestAt(document, token, end);
                if (found != PhraseTable.NONE) {
                    int length = PhraseTable.length(found);
                    take(PhraseTable.value(found), token, token + length, sentence);
                    token += length - 1;
                }
            }
        }

        private void take(int value, int first, int past, int sentence) {
            int end = document.sentenceEnd(sentence);
            if (value == OTHERS && isDisagreed(past, end)) {
                add(first, past, false, 1);
                return;
            }
            QuestionAnswers.Answer answer = answers.to(document, sentence);
            boolean asked = answer != QuestionAnswers.Answer.NOT_ASKED;
            boolean warns = value == WARN || value == WARNING_IMPERATIVE || value == WARN_OF;
            int start = negationStart(document, first);
            int stop = negationEnd(document, past, end);
            boolean negated = start < first || stop > past;
            // "Don't skip it" recommends, "I never skip a chapter" does not.
            boolean mustBegin = value == IMPERATIVE || value == WARNING_IMPERATIVE || warns && negated;
            boolean ofOthers = answer == QuestionAnswers.Answer.OPEN
                    || start == HEARSAY
                    || value == RECOMMEND && isOfSomethingElse(first, past, end);
            othersSay |= ofOthers;
            boolean saysNothing = ofOthers
                    || value == NEITHER
                    || value == OTHERS
                    || value == ASKED && !asked
                    || mustBegin && !asked && !isClauseStart(document, start)
                    || value == WARN_OF && isOfSpoilers(sentence);
            if (!saysNothing) {
                boolean turned = asked ? answer == QuestionAnswers.Answer.NO : negated;
                boolean praise = warns == turned && !(warns == negated && isInstead(first, past, end));
                double toSome = document.hash(document.sentenceStart(sentence)) == IF ? TO_SOME : 1;
                add(start, stop, praise, praise ? 1 : toSome);
            }
        }

        /** Whether what the words make of the sentiment may be that of others: of a short text there is not much else. */
        boolean isOfOthers() {
            return othersSay && document.tokenCount() <= SHORT;
        }

        private void add(int first, int past, boolean praise, double weight) {
            toAll |= weight == 1;
            // Half for where it stands: the last word counts.
            sum += (praise ? weight : -weight) * (0.5 + (double) first / document.tokenCount());
            mentions.add(document.span(first, past));
        }

        /** "Critics recommend it, I don't". */
        private boolean isDisagreed(int past, int end) {
            for (int token = past; token < Math.min(end, past + NEGATION_REACH); token++) {
                long found = disagreement.longestAt(document, token, end);
                if (found != PhraseTable.NONE) {
                    int after = token + PhraseTable.length(found);
                    return after >= end || document.isSymbol(after);
                }
            }
            return false;
        }

        private boolean isOfSpoilers(int sentence) {
            for (int token = document.sentenceStart(sentence); token < document.sentenceEnd(sentence); token++) {
                if (SPOILERS.contains(document.hash(token))) {
                    return true;
                }
            }
            return false;
        }

        /** "I recommend earplugs", "I recommend the other place", "my sister recommended it to me". */
        private boolean isOfSomethingElse(int first, int past, int end) {
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
                    && isByOthers(first);
        }

        /** Whether somebody recommended who is not the writer: a subject stands before that is none of "I" and "we". */
        private boolean isByOthers(int verb) {
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
        private boolean isInstead(int first, int past, int end) {
            for (int token = first; token < end && (token < past || !document.isSymbol(token)); token++) {
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
    }

    private static Recommendation ofRating(Rating rating) {
        Verdict verdict = rating.normalized() >= HIGH
                ? Verdict.RECOMMENDED
                : rating.normalized() <= LOW ? Verdict.NOT_RECOMMENDED : Verdict.UNCLEAR;
        return new Recommendation(verdict, words(rating));
    }

    private static List<Span> words(Rating rating) {
        Integer start = rating.start();
        Integer end = rating.end();
        String raw = rating.raw();
        return start == null || end == null || raw == null ? List.of() : List.of(new Span(start, end, raw));
    }

    private static Verdict verdict(double sum, double least) {
        if (sum >= least) {
            return Verdict.RECOMMENDED;
        }
        return sum <= -least ? Verdict.NOT_RECOMMENDED : Verdict.UNCLEAR;
    }

    private boolean isClauseStart(Document document, int token) {
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
    private int negationStart(Document document, int token) {
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
    private int negationEnd(Document document, int token, int end) {
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
