package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a possible title: its form, its places and its fellows. No title is ever a feature.
 *
 * @see TitleContext
 */
final class TitleFeatures {
    private static final int MOST_MENTIONS = 4;
    private static final int MOST_POINTS = 6;

    /** Features of the form are of kinds below this, and those of none so many from {@link #NONE} on. */
    static final int FORMS = 100;

    private static final int NONE = 800;

    /** Texts of fewer tokens are snippets, whose forms have weights of their own. */
    private static final int SHORT = 100;

    private final Names names;
    private final Document document;
    private final TitleGroups all;

    /** How much the words speak for something that is played, something that is sold, something to read or to play. */
    private final int played;

    private final int sold;
    private final int read;

    private int quotedGroups;
    private int mostQuoted;
    private int nextQuoted;
    private int most;
    private @Nullable TitleGroup firstQuoted;
    private int titledGroups;
    private int mostTitled;
    private @Nullable TitleGroup lastTitled;
    private int leastFame = Fame.MOST + 1;
    private int nextFame = Fame.MOST + 1;

    TitleFeatures(Names names, TitleGroups all, Points points, Fame fame) {
        this.names = names;
        this.played = Math.min(MOST_POINTS, ItemTypes.ofFilms(points));
        this.sold = Math.min(MOST_POINTS, points.of("Product"));
        this.read = Math.min(MOST_POINTS, points.of("Book") + points.of("VideoGame"));
        this.document = names.document();
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            TitleGroup group = all.get(i);
            group.fame = fame.of(group.key);
            if (group.words > 1) {
                countShorter(group);
            }
            if (!group.person) {
                most = Math.max(most, weight(group));
            }
            if (group.quoted > 0) {
                quoted(group);
            }
        }
    }

    private void quoted(TitleGroup group) {
        group.quotedBefore = quotedGroups++;
        nextQuoted = Math.max(nextQuoted, Math.min(mostQuoted, group.quoted));
        mostQuoted = Math.max(mostQuoted, group.quoted);
        firstQuoted = firstQuoted == null ? group : firstQuoted;
        group.titled = isTitled(group);
        if (group.titled) {
            group.titledBefore = titledGroups++;
            mostTitled = Math.max(mostTitled, group.size());
            lastTitled = group;
        }
        int fame = Fame.quoted(group.fame);
        nextFame = Math.min(nextFame, Math.max(leastFame, fame));
        leastFame = Math.min(leastFame, fame);
    }

    /** Counts the mentions of groups that this one begins with, and of those elsewhere in it when it is quoted. */
    private void countShorter(TitleGroup group) {
        long key = 0;
        int words = 0;
        int end = group.end(0);
        for (int token = group.first(0); words + 1 < group.words; token++) {
            long part = TitleReader.part(names, token, end, words > 0);
            if (part == 0) {
                continue;
            }
            key = Words.join(key, part);
            words++;
            TitleGroup shorter = all.find(key);
            if (shorter != null) {
                group.shortMentions += shorter.size();
                shorter.longMentions += group.size();
                shorter.longQuoted += group.quoted;
            }
        }
        TitleGroup byFirst = all.find(group.firstKey);
        if (byFirst != null) {
            group.byFirst = byFirst.size();
            byFirst.within = Math.max(byFirst.within, group.quoted > 0 ? 2 : 1);
        }
        TitleGroup byLast = all.find(group.lastKey);
        if (byLast != null) {
            group.byLast = byLast.size();
            byLast.within = Math.max(byLast.within, group.quoted > 0 ? 2 : 1);
        }
        if (group.quoted > 0) {
            for (int from = group.first(0) + 1; from < end; from++) {
                if (TitleReader.part(names, from, end, false) != 0) {
                    countInner(group, from, end);
                }
            }
        }
    }

    private void countInner(TitleGroup group, int from, int end) {
        long key = 0;
        for (int token = from; token < end; token++) {
            long part = TitleReader.part(names, token, end, key != 0);
            key = part == 0 ? key : Words.join(key, part);
            TitleGroup inner = part == 0 ? null : all.find(key);
            if (inner != null && inner != group) {
                group.innerMentions += inner.size();
                group.innerQuoted += inner.quoted;
                inner.outerQuoted += group.quoted;
            }
        }
    }

    /** Quoted with capitals at both ends, as titles are and words at a distance are not. */
    private boolean isTitled(TitleGroup group) {
        return group.words <= 8 && names.isTitled(group.first(0), group.end(0));
    }

    /** Longer titles are rarer by chance. */
    private static int weight(TitleGroup group) {
        return group.size() * (group.words + 1) + 2 * group.quoted;
    }

    /** Of how many groups some mention is quoted. */
    int quotedGroups() {
        return quotedGroups;
    }

    /** What is seen of the group itself, its places and its fellows: cheap. */
    void writeForm(TitleGroup group, Features features) {
        features.shift(document.tokenCount() < SHORT ? FORMS : 0);
        int first = group.first(0);
        int words = Math.min(5, group.words);
        int person = group.person ? 1 : 0;
        int quoted = group.quoted > 0 ? 1 : 0;
        int earliest = firstQuoted == group ? 1 : 0;
        features.add(1, words * 2 + quoted);
        features.add(2, 10 * Math.min(3, group.quoted) + Math.min(3, group.size() - group.quoted));
        features.add(3, person + 2 * quoted);
        int sentence = group.sentence(0);
        features.add(4, Math.min(6, sentence) * 2 + quoted);
        features.addIf(first <= 1, 5);
        features.add(6, Math.min(3, first / 6) * 2 + quoted);
        features.add(7, spread(group));
        int rank = most == 0 ? 0 : 4 * weight(group) / most;
        features.add(8, rank);
        features.add(9, rank * 10 + words);
        features.add(10, Math.min(6, quotedGroups) * 4 + quoted + 2 * earliest);
        features.add(11, 10 * group.whole / group.size() / 3 + 20 * words);
        features.add(13, Math.min(5, all.size() / 8));
        features.addIf(!names.usualCase(), 14);
        features.add(
                15,
                quoted
                        + 2 * Math.min(3, group.words)
                        + 8 * Math.min(3, quotedGroups)
                        + 32 * Math.min(3, group.size())
                        + 128 * earliest
                        + (rank >= 4 ? 256 : 0));
        features.add(
                16,
                quoted
                        + 2 * Math.min(3, group.words)
                        + 8 * Math.min(3, sentence)
                        + (first <= 2 ? 32 : 0)
                        + (group.whole(0) ? 64 : 0)
                        + (names.isCapital(first) ? 128 : 0)
                        + 256 * person);
        features.add(
                17,
                Math.min(3, group.quoted)
                        + 4 * Math.min(3, group.size())
                        + 16 * Math.min(4, quotedGroups)
                        + 128 * Math.min(4, document.tokenCount() / 100));
        features.add(48, order(group) * 8 + Math.min(4, quotedGroups) + 64 * Math.min(2, group.words));
        among(group, sentence, person, features);
        titled(group, sentence, quoted, features);
        fame(group, quoted, features);
        sentence(group, quoted, features);
        shorter(group, features);
        new TitleShape(names, group).write(features);
        features.shift(0);
    }

    /** Of how many mentions the words around are looked at. */
    static int mentions(TitleGroup group) {
        return Math.min(MOST_MENTIONS, group.size());
    }

    /** What speaks for none of the candidates. */
    void writeNone(Features features) {
        features.shift(document.tokenCount() < SHORT ? NONE + FORMS : NONE);
        features.add(0, 1);
        features.add(1, Math.min(6, quotedGroups));
        features.add(2, Math.min(12, all.size() / 3));
        features.add(3, Math.min(10, document.tokenCount() / 50));
        features.add(4, Math.min(10, most));
        features.add(5, Math.min(4, titledGroups));
        features.addIf(!names.usualCase(), 6);
        features.add(7, played);
        features.add(8, sold);
        features.add(9, read);
        features.add(10, Math.min(3, played) + 4L * Math.min(3, sold) + 16L * Math.min(3, read));
        features.add(11, length() + 8L * Math.min(3, played));
        features.shift(0);
    }

    /** The length of the text, in steps. */
    private int length() {
        return Math.min(7, 32 - Integer.numberOfLeadingZeros(document.tokenCount() / 8));
    }

    /** Whether the candidate is a whole sentence, as a headline is, or begins one. */
    private void sentence(TitleGroup group, int quoted, Features features) {
        int words = Math.min(3, group.words);
        int first = group.first(0);
        int sentence = group.sentence(0);
        boolean begins = first == document.sentenceStart(sentence);
        int place = (fillsSentence(document, group) ? 2 : begins ? 1 : 0) + 3 * Math.min(1, sentence);
        features.add(87, place + 6 * words + 24 * Math.min(2, group.size()) + 96 * quoted);
        int often = WordCounts.of(names.counts(first), WordCounts.Count.CAPITAL)
                - WordCounts.of(names.counts(first), WordCounts.Count.LOWER);
        features.add(88, place + 6 * (Math.max(-5, Math.min(5, often / 6)) + 5) + 66 * words + 264 * quoted);
    }

    static boolean fillsSentence(Document document, TitleGroup group) {
        int sentence = group.sentence(0);
        return group.first(0) == document.sentenceStart(sentence) && group.end(0) + 1 >= document.sentenceEnd(sentence);
    }

    /** Which of those quoted as titles it is: the first or only one is hardly ever the one compared with. */
    private void titled(TitleGroup group, int sentence, int quoted, Features features) {
        int titled = group.titled ? 1 : 0;
        int place = !group.titled
                ? 5
                : group.titledBefore == 0 ? 0 : group == lastTitled ? 4 : Math.min(3, group.titledBefore);
        features.add(84, place * 8 + Math.min(5, titledGroups) + 64 * quoted);
        features.add(
                85,
                titled
                        + 2 * quoted
                        + 4 * Math.min(3, titledGroups)
                        + 16 * Math.min(3, group.size())
                        + 64 * Math.min(3, mostTitled));
        features.add(
                86,
                titled
                        + 2 * quoted
                        + 4 * Math.min(2, titledGroups)
                        + 16 * Math.min(3, sentence)
                        + 64 * Math.min(3, group.words));
    }

    /** What the reviews of many films name is oftener a film to compare with, a person or a place. */
    private void fame(TitleGroup group, int quoted, Features features) {
        int named = Fame.named(group.fame);
        int set = Fame.quoted(group.fame);
        int words = Math.min(4, group.words);
        int others = quoted == 1 && set == leastFame ? nextFame : leastFame;
        features.add(70 + quoted, named * 8 + words);
        features.add(72 + quoted, set * 8 + words);
        features.add(74 + quoted, named * 16 + set);
        features.add(76 + quoted, set * 16 + others);
        features.add(78 + quoted, (Math.max(-3, Math.min(3, set - others)) + 3) * 8 + words);
    }

    /** How it stands among the others: what is quoted more often than anything else is hardly ever only compared with. */
    private void among(TitleGroup group, int sentence, int person, Features features) {
        boolean quoted = group.quoted > 0;
        int others = group.quoted == mostQuoted ? nextQuoted : mostQuoted;
        features.add(
                quoted ? 60 : 61,
                Math.min(3, group.quoted) + 4L * Math.min(3, others) + 16L * Math.min(3, group.size()));
        features.add(
                quoted ? 62 : 63,
                Math.min(3, others)
                        + 4L * Math.min(3, sentence)
                        + 16L * Math.min(2, group.words)
                        + 64 * person
                        + (group.quoted > others ? 128 : 0));
        int last = group.sentence(group.size() - 1);
        int tail = document.sentenceCount() - 1 - last;
        features.add(quoted ? 64 : 65, Math.min(2, tail) + 3L * Math.min(2, sentence) + 9L * Math.min(3, group.size()));
        features.add(quoted ? 66 : 67, Math.min(4, group.longQuoted) + 5L * Math.min(3, group.size()));
    }

    /** Which of the quoted groups it is, the last one as 7; 6 when it isn't quoted. */
    private int order(TitleGroup group) {
        if (group.quoted == 0) {
            return 6;
        }
        int before = group.quotedBefore;
        return before > 0 && before == quotedGroups - 1 ? 7 : Math.min(4, before);
    }

    /** Whether it is also named in short, or is itself short for another. */
    private void shorter(TitleGroup group, Features features) {
        boolean quoted = group.quoted > 0;
        features.add(
                quoted ? 53 : 54,
                Math.min(2, group.longMentions) + 3L * Math.min(2, group.longQuoted) + 9L * Math.min(3, group.words));
        features.add(
                quoted ? 55 : 56,
                Math.min(3, group.shortMentions)
                        + 4L * Math.min(3, group.words)
                        + (document.isNumber(group.end(0) - 1) ? 16 : 0));
        features.add(
                quoted ? 57 : 58,
                Math.min(2, group.outerQuoted)
                        + 3L * Math.min(3, group.innerMentions)
                        + 12L * Math.min(2, group.innerQuoted)
                        + 36L * Math.min(3, group.words));
        features.add(50, Math.min(3, group.byFirst) + 4L * Math.min(2, group.words - 1));
        features.add(51, Math.min(3, group.byLast) + 4L * Math.min(2, group.words - 1));
        features.add(52, group.within);
    }

    private int spread(TitleGroup group) {
        int tokens = document.tokenCount();
        int first = 4 * group.first(0) / tokens;
        int last = 4 * group.first(group.size() - 1) / tokens;
        return first * 5 + last;
    }

    /** The year in "(1986)" or ", 1986" at a token; 0 when there is none. */
    static int year(Document document, int at, int to) {
        int token = at;
        if (token < to
                && (document.isSymbol(token, '(') || document.isSymbol(token, '[') || document.isSymbol(token, ','))) {
            token++;
        }
        if (token == at || token >= to || !document.isNumber(token) || document.length(token) != 4) {
            return 0;
        }
        int year = 0;
        for (int i = 0; i < 4; i++) {
            char unit = document.charAt(token, i);
            if (unit < '0' || unit > '9') {
                return 0;
            }
            year = year * 10 + unit - '0';
        }
        return year >= 1880 && year <= 2100 ? year : 0;
    }
}
