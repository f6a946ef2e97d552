package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The clauses that praise and blame, by weight. One use each. */
final class Notes {
    private static final int MOST = 5;
    /** Shorter clauses say too little by themselves, longer ones quote too much. */
    private static final int SHORTEST = 3;

    /** "Wooden dialogue" says enough. */
    private static final int SHORTEST_ON_ASPECT = 2;

    private static final int LONGEST = 30;
    private static final double LEAST = 0.25;
    /** What the writer lists as good or bad. */
    private static final double LISTED = 0.9;

    private static final double MODEL_SHARE = 0.6;

    /** A clause that judges an aspect as a whole is quoted when it is this clear. */
    private static final double CLEAR_CLAUSE = 0.66;

    /** Clauses on a side of the work tell most, those that may only retell the story least. */
    private static final double ABOUT_THE_WHOLE = 0.85;

    private static final double ABOUT_SOMETHING = 0.5;

    private static final PhraseFile FILE = PhraseFile.beside(Notes.class, "notes.txt");
    private static final PhraseTable WORK = new PhraseTable().addAll(FILE.phrases("work"), 0);
    private static final PhraseTable JOINING = new PhraseTable().addAll(FILE.phrases("joining"), 0);

    private static final long AND = Words.hash("and");
    private static final long IF = Words.hash("if");
    private static final long YOU = Words.hash("you");
    private static final long OR = Words.hash("or");

    private final Document document;
    private final OpinionWords words;
    private final Clauses clauses;
    private final ProsAndCons lists;
    private final Opinions opinions;
    private final List<TargetMention> mentions;
    private final List<Note> positive = new ArrayList<>();
    private final List<Note> negative = new ArrayList<>();
    /** What has been noted, by hash. */
    private final Set<Long> said = new HashSet<>();
    /** Next of the tokens that are judged. */
    private int judged;
    /** Next of the mentions. */
    private int mention;

    Notes(
            Document document,
            OpinionWords words,
            Clauses clauses,
            ProsAndCons lists,
            Opinions opinions,
            List<TargetMention> mentions) {
        this.document = document;
        this.words = words;
        this.clauses = clauses;
        this.lists = lists;
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
        int seam = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int first = document.sentenceStart(sentence);
            if (lists.side(sentence) != ProsAndCons.NEITHER) {
                list(sentence, end);
                continue;
            }
            if (lists.isHeading(sentence)) {
                continue;
            }
            double before = 0;
            for (; seam < clauses.seamCount() && clauses.seamAt(seam) < end; seam++) {
                int stop = clauses.seamAt(seam);
                int next = seam + 1 < clauses.seamCount() ? Math.min(end, clauses.seamAt(seam + 1)) : end;
                double after = judged(stop, next);
                if (stop > first && (before * after < 0 && standAlone(first, stop, next) || parts(first, stop, end))) {
                    consider(first, stop);
                    first = stop;
                    before = 0;
                }
                before += after;
            }
            consider(first, end);
        }
    }

    /** What the writer lists as good or bad is noted as such: each item, of a list in running text what stands between commas. */
    private void list(int sentence, int end) {
        List<Note> notes = lists.side(sentence) == ProsAndCons.PRO ? positive : negative;
        boolean inline = lists.heading(sentence) >= document.sentenceStart(sentence);
        int first = lists.first(sentence);
        for (int token = first; token < end; token++) {
            if (inline && (document.isSymbol(token, ',') || document.isSymbol(token, ';'))) {
                item(notes, first, token);
                first = token + 1;
            }
        }
        item(notes, first, end);
    }

    private void item(List<Note> notes, int from, int to) {
        int first = first(from, to);
        int end = end(first, to);
        if (clauses.words(first, end) > 0 && clauses.words(first, end) <= LONGEST) {
            insert(notes, first, end, LISTED);
        }
    }

    /** Weighs a stretch if anything in it is judged. To be called for one after the other. */
    private void consider(int first, int stop) {
        while (judged < clauses.judgedCount() && clauses.judgedAt(judged) < first) {
            judged++;
        }
        boolean judges = judged < clauses.judgedCount() && clauses.judgedAt(judged) < stop;
        boolean aspect = false;
        double said = 0;
        while (mention < mentions.size() && mentions.get(mention).first() < stop) {
            if (mentions.get(mention).first() >= first) {
                aspect = true;
                said += saidBeside(mentions.get(mention));
            }
            mention++;
        }
        if (judges || said != 0) {
            weigh(first, stop, aspect, said);
        }
    }

    /**
     * What a mention says that the judging words do not: "behind a paywall" by its own words, "the ending felt tacked on" by its
     * clause. Where both judge, those of the aspect know better: a "cheap" gym is praised.
     */
    private double saidBeside(TargetMention of) {
        if (of.opinionFirst() < 0) {
            return Math.abs(of.score()) >= CLEAR_CLAUSE ? of.score() : 0;
        }
        double words = judged(of.opinionFirst(), of.opinionEnd());
        boolean namesAndJudges = of.end() == of.opinionEnd() && of.opinionFirst() <= of.first();
        return words == 0 || namesAndJudges && words * of.score() < 0 ? 2 * of.score() - words : 0;
    }

    /** What the judging words of a stretch say together. */
    private double judged(int from, int to) {
        double sum = 0;
        for (int token = from; token < to; token++) {
            sum += clauses.judgement[token];
        }
        return sum;
    }

    /** "Decent fights, wooden dialogue": whether what stands on either side of a seam speaks of an aspect of its own. */
    private boolean standAlone(int first, int token, int end) {
        return clauses.words(first, token) >= SHORTEST_ON_ASPECT
                && clauses.words(token, end) >= SHORTEST_ON_ASPECT
                && document.hash(token) != OR
                && hasMention(first, token)
                && hasMention(token, end);
    }

    private boolean hasMention(int first, int end) {
        int from = mention;
        int to = mentions.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (mentions.get(middle).first() < first) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < mentions.size() && mentions.get(from).first() < end;
    }

    /** Whether a new note begins at a seam. */
    private boolean parts(int first, int token, int end) {
        boolean clauseEnds = clauses.clause[token] != clauses.clause[token - 1] && document.hash(token) != AND;
        if (clauseEnds) {
            int shortest = hasMention(first, token) ? SHORTEST_ON_ASPECT : SHORTEST;
            return clauses.words(first, token) >= shortest && clauses.words(token, end) >= SHORTEST;
        }
        return clauses.words(first, token) > 6 && clauses.words(token, end) > 6;
    }

    /** @param said what mentions say beside the judging words */
    private void weigh(int from, int to, boolean aspect, double said) {
        int first = first(from, to);
        int end = end(first, to);
        int length = clauses.words(first, end);
        int shortest = aspect && !words.isArticle(document, first) ? SHORTEST_ON_ASPECT : SHORTEST;
        if (length < shortest || length > LONGEST) {
            return;
        }
        double sum = said;
        boolean judges = said != 0;
        for (int i = judged; i < clauses.judgedCount() && clauses.judgedAt(i) < end; i++) {
            if (clauses.judgedAt(i) >= first) {
                sum += clauses.judgement[clauses.judgedAt(i)];
                judges = true;
            }
        }
        if (!judges || isAsked(to) || isHearsay(first, end) || isCondition(first, end)) {
            // Nothing to point at, or not what the writer says.
            return;
        }
        double score = opinions.score(first, end);
        if (sum * score < 0) {
            // The model and the words differ: no telling clause.
            return;
        }
        double weight = MODEL_SHARE * score + (1 - MODEL_SHARE) * Math.tanh(sum / 4);
        weight *= aspect ? 1 : isAboutTheWork(first, end) ? ABOUT_THE_WHOLE : ABOUT_SOMETHING;
        if (Math.abs(weight) < LEAST) {
            return;
        }
        double rounded = Decimals.thousandths(Math.min(1, Math.abs(weight)));
        insert(weight > 0 ? positive : negative, first, end, rounded);
    }

    /** "Is it any good?": whether a question mark ends the clause. */
    private boolean isAsked(int to) {
        return to < document.tokenCount() && document.isSymbol(to, '?') || document.isAskedBefore(to, 0);
    }

    /** "My sister said it was superb": whether somebody else judges before the first word that does. */
    private boolean isHearsay(int first, int end) {
        for (int token = first; token < end && clauses.judgement[token] == 0; token++) {
            if (words.isHearsay(document, token, end)) {
                return true;
            }
        }
        return false;
    }

    /** "If you love your country more than songs": whether all of it is what a reader may be or look for. */
    private boolean isCondition(int first, int end) {
        if (document.hash(first) != IF || first + 1 == end || document.hash(first + 1) != YOU) {
            return false;
        }
        for (int token = first; token < end; token++) {
            if (document.isSymbol(token, ',')) {
                return false;
            }
        }
        return true;
    }

    /** The first token that says something. */
    private int first(int from, int end) {
        int first = from;
        while (first < end && leadsIn(first)) {
            first++;
        }
        return first;
    }

    /** One past the last one. */
    private int end(int first, int to) {
        int end = to;
        while (end > first
                && document.kind(end - 1) == Document.Kind.SYMBOL
                && !document.isSymbol(end - 1, '"')
                && !document.isSymbol(end - 1, '”')
                && !document.isSymbol(end - 1, '!')) {
            end--;
        }
        return end;
    }

    private void insert(List<Note> notes, int first, int end, double weight) {
        if (!said.add(hash(first, end))) {
            // Headlines come again as the first sentence.
            return;
        }
        int at = notes.size();
        while (at > 0 && notes.get(at - 1).weight() < weight) {
            at--;
        }
        if (at < MOST) {
            int from = document.start(first);
            int to = document.end(end - 1);
            notes.add(at, new Note(from, to, document.original().substring(from, to), weight));
            if (notes.size() > MOST) {
                notes.remove(MOST);
            }
        }
    }

    /** Of the words, whatever marks are between. */
    private long hash(int first, int end) {
        long hash = 0;
        for (int token = first; token < end; token++) {
            hash = document.kind(token) == Document.Kind.SYMBOL ? hash : Words.join(hash, document.hash(token));
        }
        return hash;
    }

    private boolean isAboutTheWork(int first, int end) {
        for (int token = first; token < end; token++) {
            if (WORK.wordAt(document, token) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Marks, and words that only join the clause to what stands before. */
    private boolean leadsIn(int token) {
        return document.kind(token) == Document.Kind.SYMBOL ? !opensQuote(token) : JOINING.wordAt(document, token) >= 0;
    }

    private boolean opensQuote(int token) {
        return document.isSymbol(token, '"') || document.isSymbol(token, '“');
    }
}
