package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Note;
import java.util.ArrayList;
import java.util.List;

/** The clauses that praise and blame, by weight. One use each. */
final class Notes {
    private static final int MOST = 5;
    /** Shorter clauses say too little by themselves, longer ones quote too much. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 30;
    private static final double LEAST = 0.2;
    private static final double FOR_AN_ASPECT = 1.25;

    private final Document document;
    private final Clauses clauses;
    private final Opinions opinions;
    private final List<TargetMention> mentions;
    private final List<Note> positive = new ArrayList<>();
    private final List<Note> negative = new ArrayList<>();

    Notes(Document document, Clauses clauses, Opinions opinions, List<TargetMention> mentions) {
        this.document = document;
        this.clauses = clauses;
        this.opinions = opinions;
        this.mentions = mentions;
        collect();
    }

    List<Note> positive() {
        return positive;
    }

    List<Note> negative() {
        return negative;
    }

    private void collect() {
        int mention = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int first = document.sentenceStart(sentence);
            while (first < end) {
                int stop = first + 1;
                while (stop < end && !parts(first, stop, end)) {
                    stop++;
                }
                boolean aspect = false;
                while (mention < mentions.size() && mentions.get(mention).first() < stop) {
                    aspect |= mentions.get(mention).first() >= first;
                    mention++;
                }
                weigh(first, stop, aspect);
                first = stop;
            }
        }
    }

    /** Whether a new note begins at a token. */
    private boolean parts(int first, int token, int end) {
        boolean clauseEnds = clauses.clause[token] != clauses.clause[token - 1];
        if (clauseEnds) {
            return words(first, token) >= SHORTEST && words(token, end) >= SHORTEST;
        }
        boolean comma = document.isSymbol(token - 1, ',');
        return comma && words(first, token) > 6 && words(token, end) > 6;
    }

    private void weigh(int from, int to, boolean aspect) {
        int first = from;
        int end = to;
        while (first < end
                && !document.isWord(first)
                && document.kind(first) == Document.Kind.SYMBOL
                && !opensQuote(first)) {
            first++;
        }
        while (end > first
                && document.kind(end - 1) == Document.Kind.SYMBOL
                && !document.isSymbol(end - 1, '"')
                && !document.isSymbol(end - 1, '”')
                && !document.isSymbol(end - 1, '!')) {
            end--;
        }
        int words = words(first, end);
        if (words < SHORTEST || words > LONGEST) {
            return;
        }
        double judged = 0;
        for (int token = first; token < end; token++) {
            judged += clauses.judgement[token];
        }
        double score = opinions.score(first, end);
        boolean against = judged * score < 0;
        double weight = against ? 0.5 * score : 0.7 * score + 0.3 * Math.tanh(judged / 3);
        weight *= aspect ? FOR_AN_ASPECT : 1;
        if (Math.abs(weight) < LEAST) {
            return;
        }
        String text = document.original().substring(document.start(first), document.end(end - 1));
        double rounded = Math.rint(Math.min(1, Math.abs(weight)) * 1000) / 1000;
        insert(weight > 0 ? positive : negative, new Note(document.start(first), document.end(end - 1), text, rounded));
    }

    private static void insert(List<Note> notes, Note note) {
        int at = notes.size();
        while (at > 0 && notes.get(at - 1).weight() < note.weight()) {
            at--;
        }
        if (at < MOST) {
            notes.add(at, note);
            if (notes.size() > MOST) {
                notes.remove(MOST);
            }
        }
    }

    private boolean opensQuote(int token) {
        return document.isSymbol(token, '"') || document.isSymbol(token, '“');
    }

    private int words(int first, int end) {
        int words = 0;
        for (int token = first; token < end; token++) {
            words += document.kind(token) == Document.Kind.SYMBOL ? 0 : 1;
        }
        return words;
    }
}
