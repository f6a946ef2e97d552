package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.names.WordCounts.Count;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/** What is seen of a possible person: the words of the name, and the words around it. No name is ever a feature. */
final class PersonFeatures {
    /** Contexts beyond these say the same again. */
    private static final int MOST_MENTIONS = 4;

    private static final int WINDOW = 5;
    private static final int LONGEST_LIST = 24;

    private static final long EDGE = 11;
    private static final long NAME = 12;
    private static final long POSSESSIVE = 14;
    private static final long UNUSUAL = 13;

    private static final long AND = Words.hash("and");

    private final Names names;
    private final Document document;
    private final boolean[] quoted;

    PersonFeatures(Names names) {
        this.names = names;
        this.document = names.document();
        this.quoted = new boolean[document.tokenCount()];
        for (Quotation quotation : names.quotations()) {
            for (int token = quotation.first(); token < quotation.end(); token++) {
                quoted[token] = true;
            }
        }
    }

    void write(Somebody somebody, List<Somebody> all, Features features) {
        features.clear();
        Stretch name = somebody.name;
        features.add(1, name.words());
        boolean givenFirst = names.isGivenName(name.first());
        boolean givenLast = names.isGivenName(name.lastToken());
        int first = name.full() ? 1 : 0;
        features.add(2, (givenFirst ? 1 : 0) + (givenLast ? 2 : 0) + 4 * Math.min(2, name.words() - 1));
        word(features, 10 + 20 * first, names.counts(name.first()), givenFirst);
        word(features, 60, names.counts(name.lastToken()), givenLast);
        shape(features, name);
        features.add(3, 10 * Math.min(3, somebody.fullMentions) + first);
        features.add(4, 10 * Math.min(4, somebody.bySurname) + first);
        features.add(5, 10 * Math.min(4, somebody.byFirstName) + first);
        features.add(6, Math.min(5, somebody.mentions.size()) * 2L + first);
        int sentence = document.sentenceOf(somebody.mentions.get(0).first());
        features.add(7, Math.min(6, sentence));
        features.add(8, 8L * sentence / document.sentenceCount());
        features.add(9, Math.min(8, all.size() / 2));
        features.add(
                97,
                (givenFirst ? 1 : 0)
                        + 2L * first
                        + 4L * Math.min(2, somebody.fullMentions)
                        + 12L * Math.min(2, somebody.bySurname)
                        + 36L * Math.min(2, somebody.byFirstName)
                        + 108L * Math.min(3, lists(somebody.mentions.get(0)))
                        + (parenthesised(somebody.mentions.get(0)) ? 432 : 0)
                        + (sentence == 0 ? 864 : 0));
        int rank = 0;
        int fullNames = 0;
        for (Somebody other : all) {
            if (other.name.full()) {
                rank = other == somebody ? fullNames : rank;
                fullNames++;
            }
        }
        features.add(98, Math.min(7, rank) + 8L * first);
        features.add(99, Math.min(11, fullNames) * 2L + first);
        beside(somebody.mentions.get(0), features, first);
        int mentions = 0;
        for (Stretch mention : somebody.mentions) {
            if (mentions++ == MOST_MENTIONS) {
                break;
            }
            context(features, mention, mention.full() ? 0 : name.full() ? 50 : 100);
        }
    }

    private static void word(Features features, int kind, long counts, boolean given) {
        if (counts == 0) {
            features.add(kind, given ? 1 : 0);
            return;
        }
        int capital = WordCounts.of(counts, Count.CAPITAL);
        features.add(kind + 1, (capital - WordCounts.of(counts, Count.LOWER)) / 4);
        features.add(kind + 2, (capital - WordCounts.of(counts, Count.RUN_FIRST)) / 2);
        features.add(kind + 3, (capital - WordCounts.of(counts, Count.RUN_LAST)) / 2);
        features.add(kind + 4, (capital - WordCounts.of(counts, Count.ALONE)) / 2);
        features.add(kind + 5, (capital - WordCounts.of(counts, Count.AFTER_THE)) / 4);
        features.add(kind + 6, (capital - WordCounts.of(counts, Count.AFTER_IN)) / 4);
        features.add(kind + 7, WordCounts.of(counts, Count.FOLLOWERS) / 4);
        features.add(kind + 8, WordCounts.of(counts, Count.PREDECESSORS) / 4);
        features.add(kind + 9, capital / 4);
    }

    private void shape(Features features, Stretch name) {
        boolean initial = false;
        boolean particle = false;
        boolean hyphen = false;
        for (int token = name.first(); token < name.end(); token++) {
            initial |= document.isWord(token) && document.length(token) == 1;
            particle |= token > name.first() && names.isParticle(token);
            hyphen |= document.isSymbol(token, '-');
        }
        features.addIf(initial, 90);
        features.addIf(particle, 91);
        features.addIf(hyphen, 92);
        features.addIf(name.end() - 1 > name.lastToken(), 93);
        features.addIf(document.isUpperCase(name.lastToken()), 94);
        features.addIf(!names.usualCase(), 95);
    }

    private void context(Features features, Stretch mention, int kind) {
        int before = mention.first() - 1;
        int after = mention.end();
        int base = 1000 + kind * 10;
        int sentence = document.sentenceOf(mention.first());
        int start = document.sentenceStart(sentence);
        int end = document.sentenceEnd(sentence);
        long one = at(before, start, end);
        long two = at(before - 1, start, end);
        long next = at(after, start, end);
        long second = at(after + 1, start, end);
        features.add(base, one);
        features.add(base + 1, two * 31 + one);
        features.add(base + 2, next);
        features.add(base + 3, next * 31 + second);
        features.add(base + 4, one * 31 + next);
        boolean possessive = document.isPossessive(mention.end() - 1);
        features.add(base + 5, (possessive ? 1 : 0) + (quoted[mention.first()] ? 2 : 0));
        if (possessive) {
            features.add(base + 6, next);
        }
        int list = lists(mention);
        features.add(base + 7, list);
        if ((list & 1) != 0) {
            int head = listHead(before, start);
            features.add(base + 11, head < start ? EDGE : names.hash(head));
        }
        if ((list & 2) != 0) {
            features.add(base + 12, at(listTail(after, end), start, end));
        }
        features.addIf(parenthesised(mention), base + 8);
        int from = Math.max(start, mention.first() - WINDOW);
        int to = Math.min(end, mention.end() + WINDOW);
        for (int token = from; token < mention.first(); token++) {
            around(features, base + 9, token);
        }
        for (int token = mention.end(); token < to; token++) {
            around(features, base + 10, token);
        }
    }

    /** Other titles and years close by, as where the films of other people are told of. */
    private void beside(Stretch mention, Features features, int first) {
        int before = 0;
        int after = 0;
        for (Quotation quotation : names.quotations()) {
            if (quotation.end() <= mention.first() && mention.first() - quotation.end() < 10) {
                before = mention.first() - quotation.end() < 4 ? 2 : 1;
            } else if (quotation.first() >= mention.end() && quotation.first() - mention.end() < 10) {
                after = Math.max(after, quotation.first() - mention.end() < 4 ? 2 : 1);
            }
        }
        features.add(200, before * 3L + after + 9L * first);
        boolean year = false;
        int to = Math.min(document.tokenCount(), mention.end() + 12);
        for (int token = mention.end(); token < to; token++) {
            year |= document.kind(token) == Document.Kind.NUMBER && document.length(token) == 4;
        }
        features.addIf(year, 201 + first);
    }

    private void around(Features features, int kind, int token) {
        if (document.isWord(token) && !names.isName(token)) {
            features.add(kind, names.hash(token));
        }
    }

    /** The word at a place, unless it is a name or lies beyond the sentence. */
    private long at(int token, int from, int to) {
        if (token < from || token >= to) {
            return EDGE;
        }
        if (document.isWord(token)) {
            return !names.isName(token) ? names.hash(token) : document.isPossessive(token) ? POSSESSIVE : NAME;
        }
        return document.kind(token) == Document.Kind.SYMBOL ? document.hash(token) : UNUSUAL;
    }

    /** Names to the left and right, as in "A, B and C". */
    private int lists(Stretch mention) {
        int before = mention.first() - 1;
        int after = mention.end();
        boolean left = before > 0 && joins(before) && isNameBefore(before - 1);
        boolean right = after + 1 < document.tokenCount() && joins(after) && isNameAfter(after + 1);
        return (left ? 1 : 0) + (right ? 2 : 0);
    }

    /** The token before a list that goes on to the left. */
    private int listHead(int before, int from) {
        int token = before;
        while (token >= from && before - token < LONGEST_LIST && (joins(token) || isOfName(token))) {
            token--;
        }
        return token;
    }

    private int listTail(int after, int to) {
        int token = after;
        while (token < to && token - after < LONGEST_LIST && (joins(token) || isOfName(token))) {
            token++;
        }
        return token;
    }

    private boolean isOfName(int token) {
        return names.isName(token)
                || document.isSymbol(token, '.') && token > 0 && names.isName(token - 1)
                || document.isSymbol(token, '-') && token > 0 && names.isName(token - 1);
    }

    private boolean isNameBefore(int token) {
        return names.isName(token) || joins(token) && token > 0 && names.isName(token - 1);
    }

    private boolean isNameAfter(int token) {
        return names.isName(token) || joins(token) && token + 1 < document.tokenCount() && names.isName(token + 1);
    }

    private boolean joins(int token) {
        return document.isSymbol(token, ',')
                || document.isSymbol(token, '&')
                || document.isSymbol(token, '/')
                || document.hash(token) == AND;
    }

    private boolean parenthesised(Stretch mention) {
        return mention.first() > 0
                && document.isSymbol(mention.first() - 1, '(')
                && mention.end() < document.tokenCount()
                && document.isSymbol(mention.end(), ')');
    }
}
