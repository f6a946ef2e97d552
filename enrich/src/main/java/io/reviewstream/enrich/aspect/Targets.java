package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import java.util.Arrays;

/** What one sentence names, in the order of the text, and which of it stands in a list. Used again for the next sentence. */
final class Targets {
    /** "In the final" may stand between. */
    private static final int LONGEST_PLACE = 3;

    private static final WordSet IN = WordSet.of("in", "on", "at", "during", "throughout");

    private final Document document;
    private final OpinionWords words;
    private final Predicates predicates;

    /** By target: the aspect's index in the vocabulary, … */
    int[] aspects = new int[8];
    /** … the first token of the words that name it, … */
    int[] firsts = new int[8];
    /** … one past their last, … */
    int[] ends = new int[8];
    /** … the first target of the list in which it stands, itself where it stands alone, … */
    int[] groups = new int[8];
    /** … the first token of that list, … */
    int[] groupFirsts = new int[8];
    /** … one past its last, … */
    int[] groupEnds = new int[8];
    /** … what {@link Predicates#copulaAfter} says of the list, … */
    int[] copulas = new int[8];
    /** … whether it is one only where a word judges it, … */
    boolean[] perhaps = new boolean[8];
    /** … and whether it only says where: of "the music in the fight scenes is awful" it is the music that is awful. */
    boolean[] places = new boolean[8];

    private int count;

    Targets(Document document, OpinionWords words, Predicates predicates) {
        this.document = document;
        this.words = words;
        this.predicates = predicates;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** @param isPerhaps whether it is one only where a word judges it */
    void add(int aspect, int from, int end, boolean isPerhaps) {
        int first = from;
        if (count > 0 && ends[count - 1] == from) {
            // "The ending song" is a song.
            count--;
            first = firsts[count];
        }
        if (count == aspects.length) {
            grow();
        }
        aspects[count] = aspect;
        firsts[count] = first;
        ends[count] = end;
        perhaps[count] = isPerhaps;
        places[count] = count > 0 && isPlace(ends[count - 1], first);
        groups[count] = count > 0 && words.isList(document, ends[count - 1], first) ? groups[count - 1] : count;
        count++;
    }

    private void grow() {
        aspects = Arrays.copyOf(aspects, count * 2);
        firsts = Arrays.copyOf(firsts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        groups = Arrays.copyOf(groups, count * 2);
        groupFirsts = Arrays.copyOf(groupFirsts, count * 2);
        groupEnds = Arrays.copyOf(groupEnds, count * 2);
        copulas = Arrays.copyOf(copulas, count * 2);
        perhaps = Arrays.copyOf(perhaps, count * 2);
        places = Arrays.copyOf(places, count * 2);
    }

    /** "In the final": whether nothing else stands between two targets. */
    private boolean isPlace(int from, int to) {
        if (to <= from || to - from > LONGEST_PLACE || !IN.contains(document.hash(from))) {
            return false;
        }
        for (int token = from; token < to; token++) {
            if (!document.isWord(token)) {
                return false;
            }
        }
        return true;
    }

    /** To be called when all are there: a list is linked as one, with what stands before its first and after its last. */
    void joinGroups(int end) {
        for (int target = 0; target < count; target++) {
            boolean same = target > 0 && groups[target] == groups[target - 1];
            groupFirsts[target] = same ? groupFirsts[target - 1] : firsts[target];
        }
        for (int target = count - 1; target >= 0; target--) {
            boolean same = target + 1 < count && groups[target] == groups[target + 1];
            groupEnds[target] = same ? groupEnds[target + 1] : ends[target];
            copulas[target] = same ? copulas[target + 1] : predicates.copulaAfter(ends[target], end);
        }
        joinPlaces();
    }

    /** What a copula says behind a place is said of what is there. */
    private void joinPlaces() {
        for (int target = 1; target < count; target++) {
            places[target] &= copulas[target] >= 0;
            for (int there = target - 1; places[target] && there >= 0 && groups[there] == groups[target - 1]; there--) {
                groupEnds[there] = groupEnds[target];
                copulas[there] = copulas[target];
            }
        }
    }

    /** Whether a token belongs to words that name: "noise cancelling" is no noise. */
    boolean hold(int token) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ends[middle] <= token) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < count && firsts[from] <= token;
    }

    /** What is said of one: the tokens that judge it, both -1 when there are none, whether they are negated, and the score. */
    TargetMention mention(int target, int opinionFirst, int opinionEnd, boolean negated, double score) {
        return new TargetMention(
                aspects[target], firsts[target], ends[target], opinionFirst, opinionEnd, negated, score);
    }
}
