package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.recommendation.QuestionAnswers;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the targets of one document, sentence by sentence, and what is said of each. One use each. */
final class AspectScan {
    /** A judging word is not linked over more tokens than this. */
    static final int FARTHEST = 9;

    /** A clause must be this clear to judge a target without a judging word. */
    private static final double CLEAR_CLAUSE = 0.45;

    /** What the clause as a whole has to say beside the words that are linked with the target. */
    private static final double CLAUSE_SHARE = 0.35;

    /** "Is it scary? No." */
    private static final QuestionAnswers ANSWERS = QuestionAnswers.standard();

    private final Document document;
    private final AspectVocabulary vocabulary;
    private final NamedWords named;
    private final OpinionWords words;
    private final Clauses clauses;
    private final ProsAndCons lists;
    private final Opinions opinions;
    private final Predicates predicates;
    private final Targets targets;
    private final Links links;
    private final Disclaimers disclaimers;
    private final JudgingNames judgingNames;
    private final MarksAndLacks marksAndLacks;
    private final List<TargetMention> mentions = new ArrayList<>();

    /** Clauses are counted from 1. */
    private int scoredClause;

    private double clauseScore;

    AspectScan(
            Document document,
            AspectVocabulary vocabulary,
            NamedWords named,
            Clauses clauses,
            ProsAndCons lists,
            Opinions opinions,
            List<Span> cast) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.named = named;
        this.words = vocabulary.opinionWords();
        this.clauses = clauses;
        this.lists = lists;
        this.opinions = opinions;
        predicates = new Predicates(document, words, clauses);
        targets = new Targets(document, words, predicates);
        links = new Links(targets, clauses);
        disclaimers = new Disclaimers(document, words, clauses, cast);
        judgingNames =
                new JudgingNames(document, vocabulary, named, clauses, targets, predicates, disclaimers, mentions);
        marksAndLacks = new MarksAndLacks(document, words, clauses, targets, mentions);
    }

    /** In the order of the text. */
    List<TargetMention> mentions() {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            boolean asks = words.isAsking(document, start) && document.isQuestion(sentence);
            QuestionAnswers.Answer answer = asks ? ANSWERS.to(document, sentence) : QuestionAnswers.Answer.NOT_ASKED;
            if (answer == QuestionAnswers.Answer.OPEN) {
                // "Is it scary?" judges nothing.
                continue;
            }
            int before = mentions.size();
            collect(start, end);
            targets.joinGroups(end);
            for (int target = 0; target < targets.count(); target++) {
                judge(target, sentence, start, end);
            }
            if (answer == QuestionAnswers.Answer.NO) {
                mentions.subList(before, mentions.size()).replaceAll(TargetMention::denied);
            }
            if (mentions.size() > before + 1) {
                mentions.subList(before, mentions.size()).sort((a, b) -> Integer.compare(a.first(), b.first()));
            }
        }
        return mentions;
    }

    private void collect(int start, int end) {
        targets.clear();
        int implied = mentions.size();
        int perhaps = 0;
        int impliedAspect = -1;
        int impliedEnd = start;
        int token = vocabulary.next(document, start, end);
        while (token < end) {
            long found = document.isWord(token) ? vocabulary.at(document, token, end) : PhraseTable.NONE;
            if (found == PhraseTable.NONE || named.has(token)) {
                token = vocabulary.next(document, token + 1, end);
                continue;
            }
            int length = PhraseTable.length(found);
            int aspect = AspectVocabulary.aspect(found);
            if (aspect == vocabulary.aspects().size()) {
                token = vocabulary.next(document, token + length, end);
            } else if (AspectVocabulary.judgement(found) == 0) {
                // "Well paced" is said once, not again by "paced".
                boolean names = !AspectVocabulary.isWithIs(found) || predicates.isSaid(token + length, end);
                if (names && (token >= impliedEnd || aspect != impliedAspect)) {
                    targets.add(aspect, token, token + length, AspectVocabulary.namesPerhaps(found));
                }
                token = vocabulary.next(document, token + length, end);
            } else {
                if (AspectVocabulary.isPerhaps(found)) {
                    perhaps++;
                } else if ((token >= impliedEnd || aspect != impliedAspect)
                        && !clauses.ofAnother[token]
                        && !disclaimers.isWanted(token, start)
                        && !disclaimers.isHearsay(token, start)) {
                    judgingNames.add(token, length, aspect, AspectVocabulary.judgement(found));
                    impliedAspect = aspect;
                    impliedEnd = token + length;
                }
                // What only judges ("funny") may stand inside a longer name; go on behind its first word.
                token = vocabulary.next(document, token + 1, end);
            }
        }
        if (perhaps > 0) {
            judgingNames.addWhereNothingIsNamed(start, end, implied);
        }
    }

    private void judge(int target, int sentence, int start, int end) {
        int first = targets.firsts[target];
        int stop = targets.ends[target];
        int side = lists.side(sentence);
        if (clauses.ofAnother[first]
                || disclaimers.isHearsay(first, start)
                || marksAndLacks.isMissing(target, start, side)
                || marksAndLacks.isMarked(target, end)) {
            return;
        }
        double sum = 0;
        double weight = 0;
        double best = 0;
        int bestToken = -1;
        int from = Math.max(start, first - FARTHEST);
        int to = Math.min(end, stop + FARTHEST);
        for (int token = from; token < to; token++) {
            float judgement = clauses.judgement[token];
            if (judgement == 0 || clauses.clause[token] != clauses.clause[first] || targets.hold(token)) {
                continue;
            }
            double link = links.between(target, token);
            if (link <= 0 || links.suitsAnother(target, token, link)) {
                continue;
            }
            sum += judgement * link;
            weight += link;
            if (link * Math.abs(judgement) > best) {
                best = link * Math.abs(judgement);
                bestToken = token;
            }
        }
        double clause = clauseScore(first, start, end);
        if (bestToken >= 0) {
            double linked = sum / weight / 2;
            int negation = clauses.negation[bestToken];
            int opinionFirst = negation >= 0 ? negation : bestToken;
            int opinionEnd = bestToken + clauses.length[bestToken];
            mentions.add(targets.mention(target, opinionFirst, opinionEnd, negation >= 0, score(linked, clause)));
        } else if (side != ProsAndCons.NEITHER) {
            mentions.add(targets.mention(
                    target, lists.heading(sentence), lists.headingEnd(sentence), false, TargetMention.STATED * side));
        } else if (!targets.perhaps[target]
                && !targets.places[target]
                && (clause >= CLEAR_CLAUSE || clause <= -CLEAR_CLAUSE && !disclaimers.isWanted(first, start))) {
            mentions.add(targets.mention(target, -1, -1, false, clause * 0.7));
        }
    }

    /**
     * The score of a mention.
     *
     * @param linked what the words say that are linked with it
     * @param clause what the whole clause says
     */
    static double score(double linked, double clause) {
        return Math.max(-1, Math.min(1, (1 - CLAUSE_SHARE) * linked + CLAUSE_SHARE * clause));
    }

    /** What the whole clause says; targets of one clause follow each other, so it is judged once for all of them. */
    private double clauseScore(int token, int start, int end) {
        if (clauses.clause[token] != scoredClause) {
            int from = token;
            while (from > start && clauses.clause[from - 1] == clauses.clause[token]) {
                from--;
            }
            int to = token + 1;
            while (to < end && clauses.clause[to] == clauses.clause[token]) {
                to++;
            }
            scoredClause = clauses.clause[token];
            clauseScore = opinions.score(from, to);
        }
        return clauseScore;
    }
}
