package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.rating.NumberPhrase;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the targets of one document and links them with opinions. One use each.
 *
 * <p>A link is the stronger, the nearer the opinion stands: right before the target ("stunning performance") or after a
 * copula ("the acting was superb") counts most, each comma or "and" between halves it. Targets in a list share what is
 * said of them.
 */
final class AspectScan {
    /** A judging word is not linked over more tokens than this. */
    private static final int FARTHEST = 9;

    /** A clause must be this clear to judge a target without a judging word. */
    private static final double CLEAR_CLAUSE = 0.45;

    /** "The acting's really very good": what judges is one of so many words. */
    private static final int MOST_WORDS = 4;

    /** What the clause as a whole has to say beside the words that are linked with the target. */
    private static final double CLAUSE_SHARE = 0.35;

    /** An opinion that suits another target this much better is not about this one. */
    private static final double SHARE = 0.7;

    /** What words say that name and judge at once, of what is missing, or of what is only listed as good or bad. */
    private static final double STATED = 0.6;

    private static final long OUT = Words.hash("out");
    private static final long OF = Words.hash("of");

    /** Of a film it may be its music, with a mark it is the mark of the whole. */
    private static final long SCORE = Words.hash("score");

    /** May stand between an aspect and its mark. */
    private static final String MARK_OPENERS = ":-–—=(";

    private static final double PER_TOKEN = 0.3;
    private static final double PER_PART = 0.55;
    private static final double RIGHT_BEFORE = 1.5;
    private static final double AFTER_COPULA = 1.8;
    private static final double AFTER = 0.8;

    private final Document document;
    private final AspectVocabulary vocabulary;
    private final NamedWords named;
    private final OpinionWords words;
    private final Clauses clauses;
    private final ProsAndCons lists;
    private final Opinions opinions;
    /** Where mentions of those who act end in the text, in order. */
    private final int[] castEnds;

    private final List<TargetMention> mentions = new ArrayList<>();

    private int[] aspects = new int[8];
    private int[] firsts = new int[8];
    private int[] ends = new int[8];
    private int[] groups = new int[8];
    private int[] groupFirsts = new int[8];
    private int[] groupEnds = new int[8];
    private int[] copulas = new int[8];
    private int targets;
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
        this.castEnds = cast.stream().mapToInt(Span::end).toArray();
    }

    /** In the order of the text. */
    List<TargetMention> mentions() {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            if (words.isAsking(document, start) && document.isQuestion(sentence)) {
                // "Is it scary?" judges nothing.
                continue;
            }
            int before = mentions.size();
            collect(start, end);
            joinGroups(end);
            for (int target = 0; target < targets; target++) {
                judge(target, sentence, start, end);
            }
            if (mentions.size() > before + 1) {
                mentions.subList(before, mentions.size()).sort((a, b) -> Integer.compare(a.first(), b.first()));
            }
        }
        return mentions;
    }

    private void collect(int start, int end) {
        targets = 0;
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
                boolean names = !AspectVocabulary.isWithIs(found) || isSaid(token + length, end);
                if (names && (token >= impliedEnd || aspect != impliedAspect)) {
                    add(aspect, token, token + length);
                }
                token = vocabulary.next(document, token + length, end);
            } else {
                if (AspectVocabulary.isPerhaps(found)) {
                    perhaps++;
                } else if ((token >= impliedEnd || aspect != impliedAspect) && !isWanted(token, start)) {
                    imply(token, length, aspect, AspectVocabulary.judgement(found));
                    impliedAspect = aspect;
                    impliedEnd = token + length;
                }
                // What only judges ("funny") may stand inside a longer name; go on behind its first word.
                token = vocabulary.next(document, token + 1, end);
            }
        }
        if (perhaps > 0) {
            implyWhereNothingIsNamed(start, end, implied);
        }
    }

    /**
     * "It was boring" and "slow, with good songs", but not "the songs were loud and boring" and "the battery dies fast".
     *
     * @param firstImplied the first mention of the sentence that names and judges at once
     */
    private void implyWhereNothingIsNamed(int start, int end, int firstImplied) {
        int endImplied = mentions.size();
        int implied = firstImplied;
        int next = 0;
        // The last clause of which something was named before a copula.
        int stated = -1;
        for (int token = vocabulary.next(document, start, end);
                token < end;
                token = vocabulary.next(document, token + 1, end)) {
            long found = document.isWord(token) ? vocabulary.at(document, token, end) : PhraseTable.NONE;
            if (found == PhraseTable.NONE || !AspectVocabulary.isPerhaps(found) || named.has(token)) {
                continue;
            }
            // Targets and clauses follow each other in the order of the text.
            while (next < targets && firsts[next] < token) {
                stated = copulaAfter(ends[next], end) >= 0 ? clauses.clause[firsts[next]] : stated;
                next++;
            }
            while (implied < endImplied && mentions.get(implied).first() < token) {
                implied++;
            }
            boolean saidOfOne = stated == clauses.clause[token]
                    || next > 0 && isInPart(firsts[next - 1], token)
                    || next < targets && isInPart(firsts[next], token)
                    || implied > firstImplied
                            && isInPart(mentions.get(implied - 1).first(), token)
                    || implied < endImplied && isInPart(mentions.get(implied).first(), token);
            if (!saidOfOne && !isSaidOfSomebody(token, start) && !isHearsay(token, start) && !isWanted(token, start)) {
                imply(
                        token,
                        PhraseTable.length(found),
                        AspectVocabulary.aspect(found),
                        AspectVocabulary.judgement(found));
            }
        }
    }

    /** "Critics called the acting wooden": whether it is none of the writer's judgements. */
    private boolean isHearsay(int token, int start) {
        for (int at = token - 1; at >= Math.max(start, token - FARTHEST); at--) {
            if (clauses.clause[at] != clauses.clause[token]) {
                return false;
            }
            if (words.isHearsay(document, at, token)) {
                return true;
            }
        }
        return false;
    }

    /** "If you want action, look elsewhere", "if you like your films slow": whether it is what a reader may look for. */
    private boolean isWanted(int token, int start) {
        for (int at = token - 1; at >= Math.max(start, token - FARTHEST); at--) {
            if (words.isWanted(document, at, token)) {
                return true;
            }
        }
        return false;
    }

    /** "Jane Doe is dull", "he's so slow", "their slow lives". */
    private boolean isSaidOfSomebody(int token, int start) {
        int at = token - 1;
        while (at > start && token - at <= MOST_WORDS && words.isAdverb(document, at)) {
            at--;
        }
        if (at > start && words.isCopula(document, at)) {
            at--;
        }
        return at >= start && (words.isSomebody(document, at) || Arrays.binarySearch(castEnds, document.end(at)) >= 0);
    }

    /** Whether two tokens stand between the same commas. */
    private boolean isInPart(int one, int other) {
        return clauses.part[one] == clauses.part[other];
    }

    private void add(int aspect, int from, int end) {
        int first = from;
        if (targets > 0 && ends[targets - 1] == from) {
            // "The ending song" is a song.
            targets--;
            first = firsts[targets];
        }
        if (targets == aspects.length) {
            grow();
        }
        aspects[targets] = aspect;
        firsts[targets] = first;
        ends[targets] = end;
        groups[targets] =
                targets > 0 && words.isList(document, ends[targets - 1], first) ? groups[targets - 1] : targets;
        targets++;
    }

    private void grow() {
        aspects = Arrays.copyOf(aspects, targets * 2);
        firsts = Arrays.copyOf(firsts, targets * 2);
        ends = Arrays.copyOf(ends, targets * 2);
        groups = Arrays.copyOf(groups, targets * 2);
        groupFirsts = Arrays.copyOf(groupFirsts, targets * 2);
        groupEnds = Arrays.copyOf(groupEnds, targets * 2);
        copulas = Arrays.copyOf(copulas, targets * 2);
    }

    private void imply(int token, int length, int aspect, int judgement) {
        int negation = clauses.negationBefore(token);
        double score = judgement * STATED;
        boolean negated = negation >= 0;
        if (negated) {
            score *= judgement > 0 ? -0.8 : -0.5;
        }
        mentions.add(new TargetMention(
                aspect, token, token + length, negated ? negation : token, token + length, negated, score));
    }

    private void judge(int target, int sentence, int start, int end) {
        int first = firsts[target];
        int stop = ends[target];
        if (isHearsay(first, start) || isMissing(target, start, lists.side(sentence)) || isMarked(target, end)) {
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
            if (judgement == 0 || clauses.clause[token] != clauses.clause[first] || isWithinTarget(token)) {
                continue;
            }
            double link = link(target, token);
            if (link <= 0 || suitsAnother(target, token, link)) {
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
            double score = score(linked, clause);
            int opinionFirst = negation >= 0 ? negation : bestToken;
            int opinionEnd = bestToken + clauses.length[bestToken];
            mentions.add(
                    new TargetMention(aspects[target], first, stop, opinionFirst, opinionEnd, negation >= 0, score));
        } else if (lists.side(sentence) != ProsAndCons.NEITHER) {
            mentions.add(new TargetMention(
                    aspects[target],
                    first,
                    stop,
                    lists.heading(sentence),
                    lists.headingEnd(sentence),
                    false,
                    STATED * lists.side(sentence)));
        } else if (clause >= CLEAR_CLAUSE || clause <= -CLEAR_CLAUSE && !isWanted(first, start)) {
            mentions.add(new TargetMention(aspects[target], first, stop, -1, -1, false, clause * 0.7));
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

    /** "Noise cancelling" is no noise. */
    private boolean isWithinTarget(int token) {
        int from = 0;
        int to = targets;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ends[middle] <= token) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < targets && firsts[from] <= token;
    }

    /** "No plot", "lack of tension": said of the target itself; among what is good, "no ads" is praise. */
    private boolean isMissing(int target, int start, int side) {
        int first = firsts[target];
        for (int at = Math.max(start, first - 4); at < first; at++) {
            long no = words.noAt(document, at, first);
            if (no != PhraseTable.NONE && first - (at + PhraseTable.length(no)) <= 1) {
                boolean judged = false;
                for (int between = at + PhraseTable.length(no); between < first; between++) {
                    judged |= clauses.judgement[between] != 0 || document.kind(between) == Document.Kind.SYMBOL;
                }
                if (!judged) {
                    mentions.add(new TargetMention(
                            aspects[target],
                            first,
                            ends[target],
                            at,
                            at + PhraseTable.length(no),
                            true,
                            side == ProsAndCons.PRO ? STATED : -STATED));
                    return true;
                }
            }
        }
        return false;
    }

    /** "Acting: 8/10", "script three out of 5": said in numbers. */
    private boolean isMarked(int target, int end) {
        int first = groupEnds[target];
        if (first < end && MARK_OPENERS.indexOf(document.mark(first)) >= 0) {
            first++;
        }
        if (first >= end || document.hash(ends[target] - 1) == SCORE) {
            return false;
        }
        NumberPhrase value = NumberPhrase.at(document, first);
        int best = value == null ? end : pastOf(value.end(), end);
        NumberPhrase scale = best < end ? NumberPhrase.at(document, best) : null;
        if (value == null || scale == null || !isScale(scale.value()) || value.value() > scale.value()) {
            return false;
        }
        double score = 2 * value.value() / scale.value() - 1;
        mentions.add(
                new TargetMention(aspects[target], firsts[target], ends[target], first, scale.end(), false, score));
        return true;
    }

    private static boolean isScale(double best) {
        return best == 5 || best == 10 || best == 100;
    }

    /** One past "/" or "out of" at a token; {@code end} when neither stands there. */
    private int pastOf(int token, int end) {
        if (token < end && document.isSymbol(token, '/')) {
            return token + 1;
        }
        return token + 1 < end && document.hash(token) == OUT && document.hash(token + 1) == OF ? token + 2 : end;
    }

    private double link(int target, int token) {
        int first = groupFirsts[target];
        int stop = groupEnds[target];
        if (token >= first && token < stop) {
            return 0;
        }
        if (token < first) {
            int opinionEnd = token + clauses.length[token];
            int distance = Math.max(0, first - opinionEnd);
            int parts = clauses.part[first] - clauses.part[token];
            double link = perPart(parts) / (1 + PER_TOKEN * distance);
            return distance <= 1 && parts == 0 ? link * RIGHT_BEFORE : link;
        }
        int distance = token - stop;
        int parts = clauses.part[token] - clauses.part[stop - 1];
        double link = perPart(parts) / (1 + PER_TOKEN * distance);
        boolean copula = copulas[target] >= 0 && stop + copulas[target] <= token;
        return copula && parts == 0 ? link * AFTER_COPULA : link * AFTER;
    }

    /** A list of targets is linked as one, with what stands before its first and after its last. */
    private void joinGroups(int end) {
        for (int target = 0; target < targets; target++) {
            boolean same = target > 0 && groups[target] == groups[target - 1];
            groupFirsts[target] = same ? groupFirsts[target - 1] : firsts[target];
        }
        for (int target = targets - 1; target >= 0; target--) {
            boolean same = target + 1 < targets && groups[target] == groups[target + 1];
            groupEnds[target] = same ? groupEnds[target + 1] : ends[target];
            copulas[target] = same ? copulas[target + 1] : copulaAfter(ends[target], end);
        }
    }

    /** How many tokens there are up to the end of a copula, 1 or 2, or 0 where it is in the word before: "the acting's"; else -1. */
    private int copulaAfter(int token, int end) {
        if (token < end && words.isCopula(document, token)) {
            return 1;
        }
        if (token + 1 < end && words.isCopula(document, token + 1)) {
            return 2;
        }
        return document.isPossessive(token - 1) && isSaid(token, end) ? 0 : -1;
    }

    /** "The acting's really good", but not "the director's good films": whether what judges ends what is said. */
    private boolean isSaid(int from, int end) {
        for (int token = from; token < Math.min(end, from + MOST_WORDS); token++) {
            int after = token + clauses.length[token];
            boolean judges = clauses.judgement[token] != 0;
            if (judges && (after >= end || !document.isWord(after) || words.mayFollow(document, after))) {
                return true;
            }
            if (!words.isAdverb(document, token)) {
                return false;
            }
        }
        return false;
    }

    private static double perPart(int parts) {
        double factor = 1;
        for (int part = 0; part < parts; part++) {
            factor *= PER_PART;
        }
        return factor;
    }

    /** Whether the opinion is linked more strongly with another target of its clause. Near ones are asked first. */
    private boolean suitsAnother(int target, int token, double link) {
        int clause = clauses.clause[token];
        // Farther away no link is strong enough: without this, time would grow with the square of a sentence's targets.
        double reach = (AFTER_COPULA * SHARE / link - 1) / PER_TOKEN + 1;
        for (int other = target - 1; other >= 0 && clauses.clause[firsts[other]] >= clause; other--) {
            if (groupEnds[other] + reach < token) {
                break;
            }
            if (suits(other, target, token, link)) {
                return true;
            }
        }
        int opinionEnd = token + clauses.length[token];
        for (int other = target + 1; other < targets && clauses.clause[firsts[other]] <= clause; other++) {
            if (groupFirsts[other] - reach > opinionEnd) {
                break;
            }
            if (suits(other, target, token, link)) {
                return true;
            }
        }
        return false;
    }

    private boolean suits(int other, int target, int token, double link) {
        return groups[other] != groups[target]
                && clauses.clause[firsts[other]] == clauses.clause[token]
                && link(other, token) * SHARE > link;
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
