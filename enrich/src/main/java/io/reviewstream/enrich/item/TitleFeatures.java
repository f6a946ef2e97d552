package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.names.WordCounts.Count;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is seen of a possible title: its form, its places, and the words around it. No title is ever a feature. */
final class TitleFeatures {
    private static final int MOST_MENTIONS = 4;
    private static final int WINDOW = 4;
    private static final long THE = Words.hash("the");
    private static final long A = Words.hash("a");
    private static final long EDGE = 11;
    private static final long NAME = 12;
    private static final long POSSESSIVE = 14;

    private final Names names;
    private final Document document;
    private final List<TitleGroup> all;
    private final int quotedGroups;
    private final int mostQuoted;
    private final int nextQuoted;
    private final int most;
    private final @Nullable TitleGroup firstQuoted;

    TitleFeatures(Names names, List<TitleGroup> all) {
        this.names = names;
        this.document = names.document();
        this.all = all;
        var byKey = new HashMap<Long, TitleGroup>();
        for (TitleGroup group : all) {
            byKey.put(group.key, group);
            group.shortMentions = 0;
            group.longMentions = 0;
            group.longQuoted = 0;
        }
        for (TitleGroup group : all) {
            for (int i = 0; i + 1 < group.words; i++) {
                TitleGroup shorter = byKey.get(group.prefixes[i]);
                if (shorter != null) {
                    group.shortMentions += shorter.mentions.size();
                    shorter.longMentions += group.mentions.size();
                    shorter.longQuoted += group.quoted;
                }
            }
        }
        int quotedCount = 0;
        int firstCount = 0;
        int secondCount = 0;
        int mostMentions = 0;
        TitleGroup earliest = null;
        for (TitleGroup group : all) {
            if (group.quoted > 0) {
                group.quotedBefore = quotedCount++;
                secondCount = Math.max(secondCount, Math.min(firstCount, group.quoted));
                firstCount = Math.max(firstCount, group.quoted);
                if (earliest == null) {
                    earliest = group;
                }
            }
            if (!isPerson(group)) {
                mostMentions = Math.max(mostMentions, weight(group));
            }
        }
        quotedGroups = quotedCount;
        mostQuoted = firstCount;
        nextQuoted = secondCount;
        most = mostMentions;
        firstQuoted = earliest;
    }

    /** Longer titles are rarer by chance. */
    private static int weight(TitleGroup group) {
        return group.mentions.size() * (group.words + 1) + 2 * group.quoted;
    }

    void write(TitleGroup group, Features features) {
        features.clear();
        TitleStretch first = group.mentions.get(0);
        int words = Math.min(5, group.words);
        boolean person = isPerson(group);
        int quoted = group.quoted > 0 ? 1 : 0;
        features.add(1, words * 2L + quoted);
        features.add(2, 10L * Math.min(3, group.quoted) + Math.min(3, group.mentions.size() - group.quoted));
        features.add(3, (person ? 1 : 0) + 2L * quoted);
        int sentence = document.sentenceOf(first.first());
        features.add(4, Math.min(6, sentence) * 2L + quoted);
        features.addIf(first.first() <= 1, 5);
        features.add(6, Math.min(3, first.first() / 6) * 2L + quoted);
        features.add(7, spread(group));
        int rank = most == 0 ? 0 : 4 * weight(group) / most;
        features.add(8, rank);
        features.add(9, rank * 10L + words);
        features.add(10, Math.min(6, quotedGroups) * 4L + quoted + (firstQuoted == group ? 2 : 0));
        features.add(11, 10L * group.whole / group.mentions.size() / 3 + 20 * words);
        features.addIf(firstQuoted == group, 12);
        features.add(13, Math.min(5, all.size() / 8));
        features.addIf(!names.usualCase(), 14);
        features.add(
                15,
                quoted
                        + 2L * Math.min(3, group.words)
                        + 8L * Math.min(3, quotedGroups)
                        + 32L * Math.min(3, group.mentions.size())
                        + (firstQuoted == group ? 128 : 0)
                        + (rank >= 4 ? 256 : 0));
        features.add(
                16,
                quoted
                        + 2L * Math.min(3, group.words)
                        + 8L * Math.min(3, sentence)
                        + (first.first() <= 2 ? 32 : 0)
                        + (first.whole() ? 64 : 0)
                        + (names.isCapital(first.first()) ? 128 : 0)
                        + (person ? 256 : 0));
        features.add(
                17,
                Math.min(3, group.quoted)
                        + 4L * Math.min(3, group.mentions.size())
                        + 16L * Math.min(4, quotedGroups)
                        + 128L * Math.min(4, document.tokenCount() / 100));
        features.add(48, order(group) * 8L + Math.min(4, quotedGroups) + 64L * Math.min(2, group.words));
        among(group, sentence, person, features);
        shorter(group, features);
        shape(group, first, features);
        int mentions = 0;
        for (TitleStretch mention : group.mentions) {
            if (mentions++ == MOST_MENTIONS) {
                break;
            }
            context(features, mention, person);
        }
    }

    /** What speaks for none of the candidates. */
    void writeNone(Features features) {
        features.clear();
        features.add(900, 1);
        features.add(901, Math.min(6, quotedGroups));
        features.add(902, Math.min(12, all.size() / 3));
        features.add(903, Math.min(10, document.tokenCount() / 50));
        features.add(904, Math.min(10, most));
        features.addIf(!names.usualCase(), 905);
    }

    /** The probability that each group is the title; at 0 that none is. */
    static float[] chances(Names names, List<TitleGroup> groups, LinearModel model, Features features) {
        var seen = new TitleFeatures(names, groups);
        float[] chances = new float[groups.size() + 1];
        seen.writeNone(features);
        chances[0] = model.score(features);
        for (int i = 0; i < groups.size(); i++) {
            seen.write(groups.get(i), features);
            chances[i + 1] = model.score(features);
        }
        LinearModel.softmax(chances, chances.length);
        return chances;
    }

    /** How it stands among the others: what is quoted more often than anything else is hardly ever only compared with. */
    private void among(TitleGroup group, int sentence, boolean person, Features features) {
        boolean quoted = group.quoted > 0;
        int others = group.quoted == mostQuoted ? nextQuoted : mostQuoted;
        features.add(
                quoted ? 60 : 61,
                Math.min(3, group.quoted) + 4L * Math.min(3, others) + 16L * Math.min(3, group.mentions.size()));
        features.add(
                quoted ? 62 : 63,
                Math.min(3, others)
                        + 4L * Math.min(3, sentence)
                        + 16L * Math.min(2, group.words)
                        + (person ? 64 : 0)
                        + (group.quoted > others ? 128 : 0));
        int last = document.sentenceOf(
                group.mentions.get(group.mentions.size() - 1).first());
        int tail = document.sentenceCount() - 1 - last;
        features.add(
                quoted ? 64 : 65,
                Math.min(2, tail) + 3L * Math.min(2, sentence) + 9L * Math.min(3, group.mentions.size()));
        features.add(quoted ? 66 : 67, Math.min(4, group.longQuoted) + 5L * Math.min(3, group.mentions.size()));
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
        int byFirst = 0;
        int byLast = 0;
        int within = 0;
        for (TitleGroup other : all) {
            if (other == group) {
                continue;
            }
            if (group.words > 1 && other.words == 1) {
                byFirst += other.key == group.firstKey() ? other.mentions.size() : 0;
                byLast += other.key == group.lastKey() ? other.mentions.size() : 0;
            } else if (group.words == 1
                    && other.words > 1
                    && (other.firstKey() == group.key || other.lastKey() == group.key)) {
                within = Math.max(within, other.quoted > 0 ? 2 : 1);
            }
        }
        boolean quoted = group.quoted > 0;
        features.add(
                quoted ? 53 : 54,
                Math.min(2, group.longMentions) + 3L * Math.min(2, group.longQuoted) + 9L * Math.min(3, group.words));
        features.add(
                quoted ? 55 : 56,
                Math.min(3, group.shortMentions)
                        + 4L * Math.min(3, group.words)
                        + (document.kind(group.mentions.get(0).end() - 1) == Document.Kind.NUMBER ? 16 : 0));
        features.add(50, Math.min(3, byFirst) + 4L * Math.min(2, group.words - 1));
        features.add(51, Math.min(3, byLast) + 4L * Math.min(2, group.words - 1));
        features.add(52, within);
    }

    private int spread(TitleGroup group) {
        int tokens = document.tokenCount();
        int first = 4 * group.mentions.get(0).first() / tokens;
        int last = 4 * group.mentions.get(group.mentions.size() - 1).first() / tokens;
        return first * 5 + last;
    }

    /** Two or three words that begin with a given name and have no small words. */
    private boolean isPerson(TitleGroup group) {
        TitleStretch stretch = group.mentions.get(0);
        if (group.words < 2 || group.words > 3 || !names.isGivenName(stretch.first())) {
            return false;
        }
        for (int token = stretch.first(); token < stretch.end(); token++) {
            if (document.isWord(token) && !names.isName(token)) {
                return false;
            }
        }
        return true;
    }

    private void shape(TitleGroup group, TitleStretch stretch, Features features) {
        boolean number = false;
        boolean colon = false;
        boolean possessive = false;
        boolean small = false;
        boolean upper = true;
        int lower = 0;
        int marks = 0;
        int rarest = 0;
        int contrast = WordCounts.MAX_COUNT;
        for (int token = stretch.first(); token < stretch.end(); token++) {
            number |= document.kind(token) == Document.Kind.NUMBER;
            colon |= document.isSymbol(token, ':');
            if (!document.isWord(token)) {
                marks += document.kind(token) == Document.Kind.SYMBOL ? 1 : 0;
                continue;
            }
            lower += token > stretch.first() && !names.isCapital(token) && !TitleReader.isSmall(names.hash(token))
                    ? 1
                    : 0;
            possessive |= token < stretch.end() - 1 && document.isPossessive(token);
            small |= token > stretch.first() && !names.isCapital(token);
            upper &= document.isUpperCase(token) || document.length(token) == 1;
            if (names.isCapital(token)) {
                long counts = names.counts(token);
                rarest = Math.max(rarest, 64 - WordCounts.of(counts, Count.CAPITAL));
                contrast =
                        Math.min(contrast, WordCounts.of(counts, Count.CAPITAL) - WordCounts.of(counts, Count.LOWER));
            }
        }
        boolean quoted = stretch.quoted();
        features.add(quoted ? 18 : 19, Math.min(3, lower) + 4L * Math.min(2, marks));
        features.addIf(number, 20);
        features.addIf(colon, 21);
        features.addIf(possessive, 22);
        features.addIf(small, quoted ? 23 : 24);
        features.addIf(upper, quoted ? 25 : 26);
        features.add(27, rarest / 6);
        features.add(group.words == 1 ? 28 : 29, contrast / 5);
        features.addIf(names.isCapital(stretch.first()), 30);
        features.add(31, (article(stretch) ? 1 : 0) + 2L * Math.min(3, group.words));
        long counts = names.counts(stretch.first());
        int capital = WordCounts.of(counts, Count.CAPITAL);
        features.add(group.words == 1 ? 32 : 33, (capital - WordCounts.of(counts, Count.AFTER_IN)) / 4);
        features.add(group.words == 1 ? 34 : 35, (capital - WordCounts.of(counts, Count.ALONE)) / 4);
        features.add(group.words == 1 ? 36 : 37, (capital - WordCounts.of(counts, Count.AFTER_THE)) / 4);
        features.add(38, WordCounts.of(counts, Count.FOLLOWERS) / 5 + 100L * group.words);
        features.addIf(group.words == 1 && names.isGivenName(stretch.first()), 39);
        long last = names.counts(stretch.end() - 1);
        int lastCapital = WordCounts.of(last, Count.CAPITAL);
        features.add(group.words == 1 ? 42 : 43, (lastCapital - WordCounts.of(last, Count.RUN_LAST)) / 3);
        features.add(group.words == 1 ? 44 : 45, WordCounts.of(last, Count.PREDECESSORS) / 5);
        features.add(group.words == 1 ? 46 : 47, lastCapital / 5);
        char lastUnit = document.charAt(stretch.end() - 1, 0);
        features.add(40, lastUnit < '?' && document.kind(stretch.end() - 1) == Document.Kind.SYMBOL ? lastUnit : 0);
    }

    private boolean article(TitleStretch stretch) {
        return document.hash(stretch.first()) == THE || document.hash(stretch.first()) == A;
    }

    private void context(Features features, TitleStretch mention, boolean person) {
        int before = mention.quoted() ? pastMarks(mention.first() - 1, -1) : mention.first() - 1;
        int after = mention.quoted() ? pastMarks(mention.end(), 1) : mention.end();
        int base = mention.quoted() ? 1000 : person ? 1100 : 1200;
        int sentence = document.sentenceOf(mention.first());
        int from = document.sentenceStart(sentence);
        int to = document.sentenceEnd(sentence);
        long one = at(before, from, to);
        long two = at(before - 1, from, to);
        long next = at(after, from, to);
        long second = at(after + 1, from, to);
        features.add(base, one);
        features.add(base + 1, two * 31 + one);
        features.add(base + 2, next);
        features.add(base + 3, next * 31 + second);
        features.add(base + 4, one * 31 + next);
        features.addIf(document.isPossessive(mention.end() - 1), base + 5);
        features.addIf(year(document, after, to) > 0, base + 6);
        features.add(base + 7, Math.min(4, sentence) * 31L + (one == EDGE ? 1 : 0));
        features.addIf(near(mention), base + 8);
        for (int token = Math.max(from, before - WINDOW); token < before; token++) {
            around(features, base + 9, token);
        }
        for (int token = after + 1; token < Math.min(to, after + WINDOW); token++) {
            around(features, base + 10, token);
        }
        features.add(base + 11, mention.cuts() + 16L * Math.min(3, mention.end() - mention.first()));
        features.add(base + 12, (mention.cuts() & 2) != 0 ? one : 0);
        features.add(base + 13, (mention.cuts() & 4) != 0 ? next : 0);
        features.add(base + 14, (mention.cuts() & 8) != 0 ? names.hash(mention.first()) : 0);
        int early = Math.min(2, sentence) + 3 * Math.min(3, quotedGroups);
        features.add(base + 15, one * 31 + early);
        features.add(base + 16, next * 31 + early);
        features.add(base + 17, (next * 31 + second) * 31 + Math.min(2, sentence));
        features.add(base + 18, (two * 31 + one) * 31 + next);
    }

    private int pastMarks(int from, int step) {
        int token = from;
        while (token >= 0
                && token < document.tokenCount()
                && Math.abs(token - from) < 2
                && document.kind(token) == Document.Kind.SYMBOL
                && isMark(document.charAt(token, 0))) {
            token += step;
        }
        return token;
    }

    private static boolean isMark(char unit) {
        return unit == '"'
                || unit == '\''
                || unit == '“'
                || unit == '”'
                || unit == '‘'
                || unit == '’'
                || unit == '`'
                || unit == '*'
                || unit == '_'
                || unit == '«'
                || unit == '»'
                || unit == '´'
                || unit == '„';
    }

    private void around(Features features, int kind, int token) {
        if (document.isWord(token) && !names.isName(token)) {
            features.add(kind, names.hash(token));
        }
    }

    private long at(int token, int from, int to) {
        if (token < from || token >= to) {
            return EDGE;
        }
        if (document.isWord(token)) {
            return names.isName(token) ? document.isPossessive(token) ? POSSESSIVE : NAME : names.hash(token);
        }
        return document.kind(token) == Document.Kind.SYMBOL ? document.hash(token) : 13;
    }

    /** Whether another quotation stands close by, as in a list of films. */
    private boolean near(TitleStretch mention) {
        for (var quotation : names.quotations()) {
            int gap = quotation.first() > mention.first()
                    ? quotation.first() - mention.end()
                    : mention.first() - quotation.end();
            if (quotation.first() != mention.first() && gap < 6) {
                return true;
            }
        }
        return false;
    }

    /** The year in "(1986)" or ", 1986" at a token; 0 when there is none. */
    static int year(Document document, int at, int to) {
        int token = at;
        if (token < to
                && (document.isSymbol(token, '(') || document.isSymbol(token, '[') || document.isSymbol(token, ','))) {
            token++;
        }
        if (token == at || token >= to || document.kind(token) != Document.Kind.NUMBER || document.length(token) != 4) {
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
