package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.names.WordCounts.Count;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** How a possible title is written, and how its words occur in reviews elsewhere. */
final class TitleShape {
    private static final long THE = Words.hash("the");
    private static final long A = Words.hash("a");

    /** How many numbers {@link #numbers} gives. */
    static final int NUMBERS = 16;

    private final Names names;
    private final Document document;
    private final TitleGroup group;
    private final int first;
    private final int end;
    private boolean number;
    private boolean colon;
    private boolean possessive;
    private boolean small;
    private boolean upper = true;
    private int lower;
    private int marks;
    private int rarest;

    /** How much oftener a word has a capital than none, of the one that has it least often. */
    private int leastContrast = WordCounts.MAX_COUNT;

    TitleShape(Names names, TitleGroup group) {
        this.names = names;
        this.document = names.document();
        this.group = group;
        this.first = group.first(0);
        this.end = group.end(0);
        for (int token = first; token < end; token++) {
            if (document.isWord(token)) {
                word(token);
            } else {
                number |= document.isNumber(token);
                colon |= document.isSymbol(token, ':');
                marks += document.kind(token) == Document.Kind.SYMBOL ? 1 : 0;
            }
        }
    }

    private void word(int token) {
        boolean capital = names.isCapital(token);
        if (token > first && !capital) {
            lower += TitleReader.isSmall(names.hash(token)) ? 0 : 1;
            small = true;
        }
        possessive |= token < end - 1 && names.isPossessive(token);
        upper = upper && (document.isUpperCase(token) || document.length(token) == 1);
        if (capital) {
            long counts = names.counts(token);
            int often = WordCounts.of(counts, Count.CAPITAL);
            rarest = Math.max(rarest, 64 - often);
            leastContrast = Math.min(leastContrast, often - WordCounts.of(counts, Count.LOWER));
        }
    }

    void write(Features features) {
        boolean quoted = group.isQuoted(0);
        features.add(quoted ? 18 : 19, Math.min(3, lower) + 4L * Math.min(2, marks));
        features.addIf(number, 20);
        features.addIf(colon, 21);
        features.addIf(possessive, 22);
        features.addIf(possessive && names.isGivenName(first), 89);
        features.addIf(small, quoted ? 23 : 24);
        features.addIf(upper, quoted ? 25 : 26);
        features.add(27, rarest / 6);
        features.add(group.words == 1 ? 28 : 29, leastContrast / 5 + 13);
        features.addIf(names.isCapital(first), 30);
        features.add(31, (isArticle(first) ? 1 : 0) + 2L * Math.min(3, group.words));
        long counts = names.counts(first);
        int capital = WordCounts.of(counts, Count.CAPITAL);
        features.add(group.words == 1 ? 32 : 33, (capital - WordCounts.of(counts, Count.AFTER_IN)) / 4 + 16);
        features.add(group.words == 1 ? 34 : 35, (capital - WordCounts.of(counts, Count.ALONE)) / 4 + 16);
        features.add(group.words == 1 ? 36 : 37, (capital - WordCounts.of(counts, Count.AFTER_THE)) / 4 + 16);
        features.add(38, WordCounts.of(counts, Count.FOLLOWERS) / 5 + 16 * group.words);
        features.addIf(group.words == 1 && names.isGivenName(first), 39);
        long last = names.counts(end - 1);
        int lastCapital = WordCounts.of(last, Count.CAPITAL);
        features.add(group.words == 1 ? 42 : 43, (lastCapital - WordCounts.of(last, Count.RUN_LAST)) / 3 + 21);
        features.add(group.words == 1 ? 44 : 45, WordCounts.of(last, Count.PREDECESSORS) / 5);
        features.add(group.words == 1 ? 46 : 47, lastCapital / 5);
        char mark = document.mark(end - 1);
        features.add(40, mark < '?' ? mark : 0);
    }

    /** Writes what trees look at from a place on, an article before the first word aside. */
    void numbers(float[] numbers, int from) {
        int word = first;
        while (word < end - 1 && (!document.isWord(word) || isArticle(word))) {
            word++;
        }
        long counts = names.counts(word);
        int capital = WordCounts.of(counts, Count.CAPITAL);
        long last = names.counts(end - 1);
        int lastCapital = WordCounts.of(last, Count.CAPITAL);
        int length = 0;
        int givenNames = 0;
        int commonest = 0;
        int capitals = 0;
        int contrasts = 0;
        for (int token = first; token < end; token++) {
            length += document.length(token);
            if (names.isCapital(token)) {
                int lowerCase = WordCounts.of(names.counts(token), Count.LOWER);
                contrasts += WordCounts.of(names.counts(token), Count.CAPITAL) - lowerCase;
                commonest = Math.max(commonest, lowerCase);
                givenNames += names.isGivenName(token) ? 1 : 0;
                capitals++;
            }
        }
        int at = from;
        numbers[at++] = length;
        numbers[at++] = givenNames;
        numbers[at++] = rarest;
        numbers[at++] = commonest;
        numbers[at++] = leastContrast;
        numbers[at++] = capitals == 0 ? 0 : (float) contrasts / capitals;
        numbers[at++] = capital;
        numbers[at++] = capital - WordCounts.of(counts, Count.LOWER);
        numbers[at++] = capital - WordCounts.of(counts, Count.ALONE);
        numbers[at++] = capital - WordCounts.of(counts, Count.AFTER_IN);
        numbers[at++] = capital - WordCounts.of(counts, Count.AFTER_THE);
        numbers[at++] = WordCounts.of(counts, Count.FOLLOWERS);
        numbers[at++] = lastCapital;
        numbers[at++] = lastCapital - WordCounts.of(last, Count.LOWER);
        numbers[at++] = lastCapital - WordCounts.of(last, Count.RUN_LAST);
        numbers[at] = WordCounts.of(last, Count.PREDECESSORS);
    }

    private boolean isArticle(int token) {
        return document.hash(token) == THE || document.hash(token) == A;
    }
}
