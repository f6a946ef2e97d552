package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/** Words that name and judge at once: "well acted", and "boring" where nothing is named of which it could be said. */
final class JudgingNames {
    private static final long AND = Words.hash("and");

    private final Document document;
    private final AspectVocabulary vocabulary;
    private final NamedWords named;
    private final Clauses clauses;
    private final Targets targets;
    private final Predicates predicates;
    private final Disclaimers disclaimers;
    private final List<TargetMention> mentions;

    /** @param mentions what is found is added to */
    JudgingNames(
            Document document,
            AspectVocabulary vocabulary,
            NamedWords named,
            Clauses clauses,
            Targets targets,
            Predicates predicates,
            Disclaimers disclaimers,
            List<TargetMention> mentions) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.named = named;
        this.clauses = clauses;
        this.targets = targets;
        this.predicates = predicates;
        this.disclaimers = disclaimers;
        this.mentions = mentions;
    }

    /** Adds what words say by themselves. */
    void add(int token, int length, int aspect, int judgement) {
        int negation = clauses.negationBefore(token);
        double score = judgement * TargetMention.STATED;
        boolean negated = negation >= 0 && !isNegation(token) && !isUsedUp(negation, token);
        if (negated) {
            score *= judgement > 0 ? -0.8 : -0.5;
        } else if (judgement > 0 && clauses.wish(token) != Wish.NONE) {
            if (clauses.wish(token) == Wish.OPEN) {
                return;
            }
            score *= Wish.OF_PRAISE;
        }
        mentions.add(new TargetMention(
                aspect, token, token + length, negated ? negation : token, token + length, negated, score));
    }

    /** "No parcel and no refund": what begins with a negation is not turned by the one before. */
    private boolean isNegation(int token) {
        long found = vocabulary.opinionWords().at(document, token, token + 1);
        return found != PhraseTable.NONE && OpinionWords.turn(found) == OpinionWords.NEGATION;
    }

    /**
     * "Never called back and kept the deposit", but not "never funny, witty or amusing": whether a negation belongs to what was
     * found last.
     */
    private boolean isUsedUp(int negation, int token) {
        TargetMention last = mentions.isEmpty() ? null : mentions.get(mentions.size() - 1);
        if (last == null || negation < last.first() || negation >= last.end()) {
            return false;
        }
        for (int at = last.end(); at < token; at++) {
            if (document.hash(at) == AND) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds what words say in a sentence where nothing is named beside them: "it was boring" and "slow, with good songs", but not
     * "the songs were loud and boring" and "the battery dies fast".
     *
     * @param firstImplied the first mention of the sentence that names and judges at once
     */
    void addWhereNothingIsNamed(int start, int end, int firstImplied) {
        int endImplied = mentions.size();
        int implied = firstImplied;
        int next = 0;
        // The last clause of which something was named before a copula.
        int stated = -1;
        int lastAspect = -1;
        int lastEnd = start;
        for (int token = vocabulary.next(document, start, end);
                token < end;
                token = vocabulary.next(document, token + 1, end)) {
            long found = document.isWord(token) ? vocabulary.at(document, token, end) : PhraseTable.NONE;
            if (found == PhraseTable.NONE || !AspectVocabulary.isPerhaps(found) || named.has(token)) {
                continue;
            }
            int aspect = AspectVocabulary.aspect(found);
            if (targets.hold(token) || aspect == lastAspect && token < lastEnd) {
                // Of a longer name ("solid state drive"), or said once ("works great", "great").
                continue;
            }
            // Targets and clauses follow each other in the order of the text.
            while (next < targets.count() && targets.firsts[next] < token) {
                stated = predicates.copulaAfter(targets.ends[next], end) >= 0
                        ? clauses.clause[targets.firsts[next]]
                        : stated;
                next++;
            }
            while (implied < endImplied && mentions.get(implied).first() < token) {
                implied++;
            }
            boolean saidOfOne = stated == clauses.clause[token]
                    || next > 0 && isInPart(targets.firsts[next - 1], token)
                    || next < targets.count() && isInPart(targets.firsts[next], token)
                    || implied > firstImplied
                            && isInPart(mentions.get(implied - 1).first(), token)
                    || implied < endImplied && isInPart(mentions.get(implied).first(), token);
            if (!saidOfOne
                    && !clauses.ofAnother[token]
                    && !isOver(found, token)
                    && !disclaimers.isSaidOfSomebody(token, start)
                    && !disclaimers.isHearsay(token, start)
                    && !disclaimers.isWanted(token, start)) {
                int length = PhraseTable.length(found);
                add(token, length, aspect, AspectVocabulary.judgement(found));
                lastAspect = aspect;
                lastEnd = token + length;
            }
        }
    }

    /** "Worked fine until I updated it". */
    private boolean isOver(long found, int token) {
        return AspectVocabulary.judgement(found) > 0
                && vocabulary.opinionWords().isOver(document, token + PhraseTable.length(found));
    }

    /** Whether two tokens stand between the same commas. */
    private boolean isInPart(int one, int other) {
        return clauses.part[one] == clauses.part[other];
    }
}
