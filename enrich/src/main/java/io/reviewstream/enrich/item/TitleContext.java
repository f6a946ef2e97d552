package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Neighbours;
import io.reviewstream.enrich.text.Document;

/** The words around each mention of a possible title. */
final class TitleContext {
    private static final int WINDOW = 4;

    private final Names names;
    private final Document document;
    private final Neighbours neighbours;
    private final int quotedGroups;

    TitleContext(Names names, TitleFeatures seen) {
        this.names = names;
        this.document = names.document();
        this.neighbours = new Neighbours(names);
        this.quotedGroups = seen.quotedGroups();
    }

    /** The words around a mention. */
    void write(TitleGroup group, int mention, Features features) {
        int first = group.first(mention);
        int end = group.end(mention);
        int cuts = group.cuts(mention);
        boolean quoted = group.isQuoted(mention);
        int before = quoted ? pastMarks(first - 1, -1) : first - 1;
        int after = quoted ? pastMarks(end, 1) : end;
        int base = quoted ? 1000 : group.person ? 1100 : 1200;
        int sentence = group.sentence(mention);
        int from = document.sentenceStart(sentence);
        int to = document.sentenceEnd(sentence);
        long[] beside = neighbours.beside(before, after, from, to);
        for (int i = 0; i < beside.length; i++) {
            features.add(base + i, beside[i]);
        }
        long last = beside[Neighbours.LAST];
        long next = beside[Neighbours.NEXT];
        features.addIf(names.isPossessive(end - 1), base + 5);
        features.addIf(TitleFeatures.year(document, after, to) > 0, base + 6);
        features.add(base + 7, Math.min(4, sentence) * 31L + (last == Neighbours.EDGE ? 1 : 0));
        features.addIf(near(first, end), base + 8);
        for (int token = Math.max(from, before - WINDOW); token < before; token++) {
            around(features, base + 9, token);
        }
        for (int token = after + 1; token < Math.min(to, after + WINDOW); token++) {
            around(features, base + 10, token);
        }
        features.add(base + 11, cuts + 16L * Math.min(3, end - first));
        if ((cuts & TitleGroup.CUT_LEFT) != 0) {
            features.add(base + 12, last);
        }
        if ((cuts & TitleGroup.CUT_RIGHT) != 0) {
            features.add(base + 13, next);
        }
        if ((cuts & TitleGroup.KEPT_FIRST) != 0) {
            features.add(base + 14, names.hash(first));
        }
        int early = Math.min(2, sentence) + 3 * Math.min(3, quotedGroups);
        features.add(base + 15, last * 31 + early);
        features.add(base + 16, next * 31 + early);
        features.add(base + 17, beside[Neighbours.NEXT_TWO] * 31 + Math.min(2, sentence));
        features.add(base + 18, beside[Neighbours.LAST_TWO] * 31 + next);
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
        if (neighbours.isPlainWord(token)) {
            features.add(kind, names.hash(token));
        }
    }

    /** Whether another quotation stands close by, as in a list of films. */
    private boolean near(int first, int end) {
        for (var quotation : names.quotations()) {
            int gap = quotation.first() > first ? quotation.first() - end : first - quotation.end();
            if (quotation.first() != first && gap < 6) {
                return true;
            }
        }
        return false;
    }
}
