package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Neighbours;
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
    private static final int YEAR_WITHIN = 12;
    private static final int LONGEST_LIST = 24;

    private static final long AND = Words.hash("and");

    private final Names names;
    private final Document document;
    private final Neighbours neighbours;
    private final List<Quotation> quotations;
    private final List<Somebody> all;
    final int fullNames;

    PersonFeatures(Names names, List<Somebody> all, Renown renown) {
        this.names = names;
        this.document = names.document();
        this.neighbours = new Neighbours(names);
        this.quotations = names.quotations();
        this.all = all;
        int full = 0;
        for (int i = 0; i < all.size(); i++) {
            Somebody somebody = all.get(i);
            if (somebody.name.full()) {
                full++;
                somebody.renown = renown.of(RenownCounting.key(somebody));
            }
        }
        this.fullNames = full;
    }

    void write(Somebody somebody, Evidence evidence) {
        Stretch name = somebody.name;
        boolean givenFirst = names.isGivenName(name.first());
        boolean givenLast = names.isGivenName(name.lastToken());
        int first = name.full() ? 1 : 0;
        evidence.begin(Evidence.NAME);
        evidence.few(1, name.words());
        evidence.few(2, (givenFirst ? 1 : 0) + (givenLast ? 2 : 0) + 4 * Math.min(2, name.words() - 1));
        word(evidence, 10 + 20 * first, names.counts(name.first()), givenFirst);
        word(evidence, 60, names.counts(name.lastToken()), givenLast);
        shape(evidence, name);
        place(somebody, givenFirst, first, evidence);
        if (name.full()) {
            renown(somebody, evidence);
        }
        int mentions = Math.min(MOST_MENTIONS, somebody.mentions.size());
        for (int i = 0; i < mentions; i++) {
            Stretch mention = somebody.mentions.get(i);
            evidence.begin(Evidence.MENTION);
            context(evidence, mention, mention.full() ? 0 : name.full() ? 50 : 100);
        }
    }

    /** How often, where and beside what somebody is named. */
    private void place(Somebody somebody, boolean givenFirst, int first, Evidence evidence) {
        Stretch named = somebody.mentions.get(0);
        int sentence = named.sentence();
        evidence.begin(Evidence.PLACE);
        evidence.few(3, 10 * Math.min(3, somebody.fullMentions) + first);
        evidence.few(4, 10 * Math.min(4, somebody.bySurname) + first);
        evidence.few(5, 10 * Math.min(4, somebody.byFirstName) + first);
        evidence.few(6, Math.min(5, somebody.mentions.size()) * 2 + first);
        evidence.few(7, Math.min(6, sentence));
        evidence.few(8, 8 * sentence / document.sentenceCount());
        evidence.few(9, Math.min(8, all.size() / 2));
        evidence.add(
                97,
                (givenFirst ? 1 : 0)
                        + 2L * first
                        + 4L * Math.min(2, somebody.fullMentions)
                        + 12L * Math.min(2, somebody.bySurname)
                        + 36L * Math.min(2, somebody.byFirstName)
                        + 108L * lists(named)
                        + (parenthesised(named) ? 432 : 0)
                        + (sentence == 0 ? 864 : 0));
        int rank = somebody.name.full() ? somebody.rank : 0;
        evidence.few(98, Math.min(7, rank) + 8 * first);
        evidence.few(99, Math.min(11, fullNames) * 2 + first);
        beside(named, evidence, first);
    }

    /** What is said elsewhere of the name, and with it what is seen here. */
    private void renown(Somebody somebody, Evidence evidence) {
        evidence.begin(Evidence.RENOWN);
        int renown = somebody.renown;
        int named = Renown.named(renown);
        int acts = Renown.acts(renown);
        int directs = Renown.directs(renown);
        evidence.few(203, named * Renown.STEPS + Renown.shared(renown));
        evidence.few(204, acts * Renown.STEPS + directs);
        evidence.few(205, Renown.makes(renown) * Renown.STEPS + Renown.trade(renown));
        evidence.few(206, named * Renown.STEPS + directs);
        evidence.few(207, named * Renown.STEPS + acts);
        evidence.few(208, Math.min(7, somebody.mentions.size()) * Renown.STEPS + named);
        evidence.few(209, Math.min(7, somebody.rank) * Renown.STEPS + named);
        evidence.few(210, lists(somebody.mentions.get(0)) * Renown.STEPS + named);
    }

    private static void word(Evidence evidence, int kind, long counts, boolean given) {
        if (counts == 0) {
            evidence.few(kind, given ? 1 : 0);
            return;
        }
        int capital = WordCounts.of(counts, Count.CAPITAL);
        evidence.few(kind + 1, (capital - WordCounts.of(counts, Count.LOWER)) / 4);
        evidence.few(kind + 2, (capital - WordCounts.of(counts, Count.RUN_FIRST)) / 2);
        evidence.few(kind + 3, (capital - WordCounts.of(counts, Count.RUN_LAST)) / 2);
        evidence.few(kind + 4, (capital - WordCounts.of(counts, Count.ALONE)) / 2);
        evidence.few(kind + 5, (capital - WordCounts.of(counts, Count.AFTER_THE)) / 4);
        evidence.few(kind + 6, (capital - WordCounts.of(counts, Count.AFTER_IN)) / 4);
        evidence.few(kind + 7, WordCounts.of(counts, Count.FOLLOWERS) / 4);
        evidence.few(kind + 8, WordCounts.of(counts, Count.PREDECESSORS) / 4);
        evidence.few(kind + 9, capital / 4);
    }

    private void shape(Evidence evidence, Stretch name) {
        boolean initial = false;
        boolean particle = false;
        boolean hyphen = false;
        for (int token = name.first(); token < name.end(); token++) {
            initial |= document.isWord(token) && document.length(token) == 1;
            particle |= token > name.first() && names.isParticle(token);
            hyphen |= document.isSymbol(token, '-');
        }
        few(evidence, initial, 90);
        few(evidence, particle, 91);
        few(evidence, hyphen, 92);
        few(evidence, name.end() - 1 > name.lastToken(), 93);
        few(evidence, document.isUpperCase(name.lastToken()), 94);
        few(evidence, !names.usualCase(), 95);
    }

    private static void few(Evidence evidence, boolean present, int kind) {
        if (present) {
            evidence.few(kind, 1);
        }
    }

    private void context(Evidence evidence, Stretch mention, int kind) {
        int before = mention.first() - 1;
        int after = mention.end();
        int base = 1000 + kind * 10;
        int sentence = mention.sentence();
        int start = document.sentenceStart(sentence);
        int end = document.sentenceEnd(sentence);
        long[] beside = neighbours.beside(before, after, start, end);
        for (int i = 0; i < beside.length; i++) {
            evidence.add(base + i, beside[i]);
        }
        boolean possessive = names.isPossessive(mention.end() - 1);
        evidence.add(base + 5, (possessive ? 1 : 0) + (isQuoted(mention.first()) ? 2 : 0));
        if (possessive) {
            evidence.add(base + 6, beside[Neighbours.NEXT]);
        }
        int list = lists(mention);
        evidence.add(base + 7, list);
        if ((list & 1) != 0) {
            int head = listHead(before, start);
            evidence.add(base + 11, head < start ? Neighbours.EDGE : names.hash(head));
        }
        if ((list & 2) != 0) {
            evidence.add(base + 12, neighbours.at(listTail(after, end), start, end));
        }
        if (parenthesised(mention)) {
            evidence.add(base + 8, 1);
        }
        int from = Math.max(start, mention.first() - WINDOW);
        int to = Math.min(end, mention.end() + WINDOW);
        for (int token = from; token < mention.first(); token++) {
            around(evidence, base + 9, token);
        }
        for (int token = mention.end(); token < to; token++) {
            around(evidence, base + 10, token);
        }
    }

    boolean isQuoted(int token) {
        for (int i = 0; i < quotations.size(); i++) {
            Quotation quotation = quotations.get(i);
            if (token >= quotation.first() && token < quotation.end()) {
                return true;
            }
        }
        return false;
    }

    /** Other titles and years close by, as where the films of other people are told of. */
    private void beside(Stretch mention, Evidence evidence, int first) {
        int before = 0;
        int after = 0;
        for (int i = 0; i < quotations.size(); i++) {
            Quotation quotation = quotations.get(i);
            if (quotation.end() <= mention.first() && mention.first() - quotation.end() < 10) {
                before = mention.first() - quotation.end() < 4 ? 2 : 1;
            } else if (quotation.first() >= mention.end() && quotation.first() - mention.end() < 10) {
                after = Math.max(after, quotation.first() - mention.end() < 4 ? 2 : 1);
            }
        }
        evidence.few(200, before * 3 + after + 9 * first);
        few(evidence, isYearAfter(mention), 201 + first);
    }

    boolean isYearAfter(Stretch mention) {
        int to = Math.min(document.tokenCount(), mention.end() + YEAR_WITHIN);
        for (int token = mention.end(); token < to; token++) {
            if (document.isNumber(token) && document.length(token) == 4) {
                return true;
            }
        }
        return false;
    }

    private void around(Evidence evidence, int kind, int token) {
        if (neighbours.isPlainWord(token)) {
            evidence.add(kind, names.hash(token));
        }
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
        return joins(document, token);
    }

    /** Whether a token joins the parts of a list. */
    static boolean joins(Document document, int token) {
        return document.isSymbol(token, ',')
                || document.isSymbol(token, '&')
                || document.isSymbol(token, '/')
                || document.hash(token) == AND;
    }

    boolean parenthesised(Stretch mention) {
        return mention.first() > 0
                && document.isSymbol(mention.first() - 1, '(')
                && mention.end() < document.tokenCount()
                && document.isSymbol(mention.end(), ')');
    }
}
