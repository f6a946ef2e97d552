package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.rating.NumberPhrase;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/** What is said of a target without words that judge: that it is missing, or a mark. */
final class MarksAndLacks {
    private static final long OUT = Words.hash("out");
    private static final long OF = Words.hash("of");

    /** Of a film it may be its music, with a mark it is the mark of the whole. */
    private static final long SCORE = Words.hash("score");

    /** May stand between an aspect and its mark. */
    private static final String MARK_OPENERS = ":-–—=(";

    private final Document document;
    private final OpinionWords words;
    private final Clauses clauses;
    private final Targets targets;
    private final List<TargetMention> mentions;

    /** @param mentions what is found is added to */
    MarksAndLacks(
            Document document, OpinionWords words, Clauses clauses, Targets targets, List<TargetMention> mentions) {
        this.document = document;
        this.words = words;
        this.clauses = clauses;
        this.targets = targets;
        this.mentions = mentions;
    }

    /** "No plot", "lack of tension": said of the target itself; among what is good, "no ads" is praise. */
    boolean isMissing(int target, int start, int side) {
        int first = targets.firsts[target];
        for (int at = Math.max(start, first - 4); at < first; at++) {
            long no = words.noAt(document, at, first);
            if (no != PhraseTable.NONE && first - (at + PhraseTable.length(no)) <= 1) {
                boolean judged = false;
                for (int between = at + PhraseTable.length(no); between < first; between++) {
                    judged |= clauses.judgement[between] != 0 || document.kind(between) == Document.Kind.SYMBOL;
                }
                if (!judged && !isLackOfBlame(targets.groupEnds[target], at)) {
                    mentions.add(targets.mention(
                            target,
                            at,
                            at + PhraseTable.length(no),
                            true,
                            side == ProsAndCons.PRO ? TargetMention.STATED : -TargetMention.STATED));
                    return true;
                }
            }
        }
        return false;
    }

    /** "No battery issues": whether it is not the target that is missing, but what is wrong with it. */
    private boolean isLackOfBlame(int behind, int no) {
        return behind < document.tokenCount() && clauses.judgement[behind] > 0 && clauses.negation[behind] == no;
    }

    /** "Acting: 8/10", "script three out of 5": said in numbers. */
    boolean isMarked(int target, int end) {
        int first = targets.groupEnds[target];
        if (first < end && MARK_OPENERS.indexOf(document.mark(first)) >= 0) {
            first++;
        }
        if (first >= end || document.hash(targets.ends[target] - 1) == SCORE) {
            return false;
        }
        NumberPhrase value = NumberPhrase.at(document, first);
        int best = value == null ? end : pastOf(value.end(), end);
        NumberPhrase scale = best < end ? NumberPhrase.at(document, best) : null;
        if (value == null || scale == null || !isScale(scale.value()) || value.value() > scale.value()) {
            return false;
        }
        mentions.add(targets.mention(target, first, scale.end(), false, 2 * value.value() / scale.value() - 1));
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
}
