package io.reviewstream.enrich.recommendation;

import io.reviewstream.enrich.text.Document;
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
    /** Scores nearer to 0 recommend nothing by themselves. */
    private static final double CLEAR_SCORE = 0.35;

    private static final double CLEAR_CONFIDENCE = 0.8;

    /** From this share of the best rating on one recommends, … */
    private static final double HIGH = 0.7;

    /** … and up to this one warns. */
    private static final double LOW = 0.4;

    /** A text of so many tokens says little beside. */
    private static final int SHORT = 30;

    /** "If you need jump scares, stay away" warns some only. */
    private static final double TO_SOME = 0.3;

    private static final long IF = Words.hash("if");
    private final RecommendationWords words = new RecommendationWords();

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
            int token = words.next(document, start, end);
            for (; token < end; token = words.next(document, token + 1, end)) {
                long found = words.longestAt(document, token, end);
                if (found != PhraseTable.NONE) {
                    int length = PhraseTable.length(found);
                    take(PhraseTable.value(found), token, token + length, sentence);
                    token += length - 1;
                }
            }
        }

        private void take(int value, int first, int past, int sentence) {
            int end = document.sentenceEnd(sentence);
            if (value == RecommendationWords.OTHERS && words.isDisagreed(document, past, end)) {
                add(first, past, false, 1);
                return;
            }
            QuestionAnswers.Answer answer = words.answer(document, sentence);
            boolean asked = answer != QuestionAnswers.Answer.NOT_ASKED;
            boolean warns = value == RecommendationWords.WARN
                    || value == RecommendationWords.WARNING_IMPERATIVE
                    || value == RecommendationWords.WARN_OF;
            int start = words.negationStart(document, first);
            int stop = words.negationEnd(document, past, end);
            boolean negated = start < first || stop > past;
            // "Don't skip it" recommends, "I never skip a chapter" does not.
            boolean mustBegin = value == RecommendationWords.IMPERATIVE
                    || value == RecommendationWords.WARNING_IMPERATIVE
                    || warns && negated;
            boolean ofOthers = answer == QuestionAnswers.Answer.OPEN
                    || start == RecommendationWords.HEARSAY
                    || value == RecommendationWords.RECOMMEND && words.isOfSomethingElse(document, first, past, end);
            othersSay |= ofOthers;
            boolean saysNothing = ofOthers
                    || value == RecommendationWords.NEITHER
                    || value == RecommendationWords.OTHERS
                    || value == RecommendationWords.ASKED && !asked
                    || mustBegin && !asked && !words.isClauseStart(document, start)
                    || value == RecommendationWords.WARN_OF
                            && RecommendationWords.isOfSpoilers(document, first, sentence);
            if (!saysNothing) {
                boolean turned = asked ? answer == QuestionAnswers.Answer.NO : negated;
                boolean praise = warns == turned
                        && !(warns == negated && RecommendationWords.isInstead(document, first, past, end));
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
    }

    private static Recommendation ofRating(Rating rating) {
        Verdict verdict = rating.normalized() >= HIGH
                ? Verdict.RECOMMENDED
                : rating.normalized() <= LOW ? Verdict.NOT_RECOMMENDED : Verdict.UNCLEAR;
        return new Recommendation(verdict, mention(rating));
    }

    private static List<Span> mention(Rating rating) {
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
}
