package io.reviewstream.enrich.recommendation;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
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

    /** Words further back than this turn nothing round. */
    private static final int NEGATION_REACH = 4;

    /** Scores nearer to 0 recommend nothing by themselves. */
    private static final double CLEAR_SCORE = 0.35;

    private static final double CLEAR_CONFIDENCE = 0.8;

    /** From this share of the best rating on one recommends, … */
    private static final double HIGH = 0.7;

    /** … and up to this one warns. */
    private static final double LOW = 0.4;

    /** "If you need jump scares, stay away" warns some only. */
    private static final double TO_SOME = 0.3;

    private static final long IF = Words.hash("if");
    private static final long AND = Words.hash("and");
    private static final long BUT = Words.hash("but");

    private final PhraseTable phrases = new PhraseTable();
    private final PhraseTable negations = new PhraseTable();
    private final PhraseTable negationsBehind = new PhraseTable();
    private final PhraseTable beforeImperative = new PhraseTable();
    private final PhraseTable subjects = new PhraseTable();

    public RecommendationFinder() {
        PhraseFile file = PhraseFile.beside(RecommendationFinder.class, "recommendation.txt");
        phrases.addAll(file.phrases("recommend"), RECOMMEND)
                .addAll(file.phrases("imperative"), IMPERATIVE)
                .addAll(file.phrases("warn"), WARN)
                .addAll(file.phrases("warn-imperative"), WARNING_IMPERATIVE)
                .addAll(file.phrases("neither"), NEITHER);
        beforeImperative.addAll(file.phrases("before-imperative"), 0);
        subjects.addAll(file.phrases("subject"), 0);
        negations.addAll(file.phrases("not"), 1).addAll(file.phrases("not-turning"), 0);
        negationsBehind.addAll(file.phrases("not-behind"), 0);
    }

    /**
     * The verdict with its words; {@code UNCLEAR} without any when neither words nor rating nor sentiment decide.
     *
     * @param rating null for none; one that is predicted decides nothing
     */
    public Recommendation find(Document document, @Nullable Rating rating, @Nullable Sentiment sentiment) {
        var mentions = new ArrayList<Span>();
        double sum = 0;
        boolean toAll = false;
        int count = document.tokenCount();
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            double warning = document.hash(document.sentenceStart(sentence)) == IF ? TO_SOME : 1;
            int token = phrases.next(document, document.sentenceStart(sentence), end);
            for (; token < end; token = phrases.next(document, token + 1, end)) {
                long found = phrases.longestAt(document, token, end);
                if (found == PhraseTable.NONE) {
                    continue;
                }
                int length = PhraseTable.length(found);
                int value = PhraseTable.value(found);
                boolean warns = value == WARN || value == WARNING_IMPERATIVE;
                int start = negationStart(document, token);
                int stop = negationEnd(document, token + length, end);
                boolean negated = start < token || stop > token + length;
                // "Don't skip it" recommends, "I never skip a chapter" does not.
                boolean mustBegin = value == IMPERATIVE || value == WARNING_IMPERATIVE || warns && negated;
                if (value != NEITHER && (!mustBegin || isClauseStart(document, start))) {
                    boolean praise = warns == negated;
                    toAll |= praise || warning == 1;
                    // Half for where it stands: the last word counts.
                    sum += (praise ? 1 : -warning) * (0.5 + (double) token / count);
                    mentions.add(document.span(start, stop));
                }
                token += length - 1;
            }
        }
        if (toAll) {
            return new Recommendation(verdict(sum, 0.25), mentions);
        }
        if (rating != null && rating.origin() != Rating.Origin.PREDICTED) {
            return ofRating(rating);
        }
        if (sentiment != null
                && Math.abs(sentiment.score()) >= CLEAR_SCORE
                && sentiment.confidence() >= CLEAR_CONFIDENCE) {
            return new Recommendation(verdict(sentiment.score(), CLEAR_SCORE), List.of());
        }
        return new Recommendation(Verdict.UNCLEAR, List.of());
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

    /** Where the word stands that turns round what begins at {@code token}; {@code token} when none does. */
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
            if (found != PhraseTable.NONE) {
                if (PhraseTable.value(found) == 0) {
                    return token;
                }
                negation = negation == token ? at : negation;
            }
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
