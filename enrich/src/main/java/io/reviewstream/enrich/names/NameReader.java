package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Marks the words of a document that may belong to names, once for all who look for names. Thread-safe. */
public final class NameReader {
    private static final int LONGEST_QUOTATION = 14;
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");

    private final WordCounts counts;
    private final WordList given;
    private final WordList function;
    private final WordList particles;

    public NameReader() {
        this(WordCounts.standard());
    }

    NameReader(WordCounts counts) {
        this.counts = counts;
        this.given = WordList.resource(NameReader.class, "given-names.txt");
        this.function = WordList.resource(NameReader.class, "function-words.txt");
        this.particles = WordList.resource(NameReader.class, "particles.txt");
    }

    /** Reads a document. */
    public Names read(Document document) {
        int size = document.tokenCount();
        byte[] marks = new byte[size];
        long[] hashes = new long[size];
        long[] known = new long[size];
        LetterCase usual = LetterCase.of(document);
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            LetterCase letters = usual == LetterCase.USUAL && shouts(document, first, end) ? LetterCase.UPPER : usual;
            for (int token = first; token < end; token++) {
                if (!document.isWord(token)) {
                    continue;
                }
                if (letters != LetterCase.LOWER && !document.isCapitalised(token)) {
                    long hash = document.hash(token);
                    hashes[token] = hash;
                    marks[token] = particles.contains(hash) ? Names.PARTICLE : 0;
                    continue;
                }
                long hash = document.nameHash(token);
                hashes[token] = hash;
                long plain = plain(document, token, hash);
                known[token] = counts.lookUp(plain);
                marks[token] = marks(document, token, first, letters, plain, known[token]);
            }
        }
        return new Names(document, marks, hashes, known, quotations(document), usual == LetterCase.USUAL);
    }

    /** The hash without accents: "Gérard" is known as "gerard". */
    private static long plain(Document document, int token, long hash) {
        for (int i = 0; i < document.length(token); i++) {
            if (document.charAt(token, i) >= 0xC0 && document.charAt(token, i) < 0x2000) {
                String word = document.nameText(token, token + 1).toLowerCase(Locale.ROOT);
                String bare = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("");
                return Words.hash(bare);
            }
        }
        return hash;
    }

    private byte marks(Document document, int token, int first, LetterCase letters, long hash, long known) {
        int mark = 0;
        if (particles.contains(hash)) {
            mark |= Names.PARTICLE;
        }
        boolean isGiven = given.contains(hash);
        if (isGiven) {
            mark |= Names.GIVEN;
        }
        int lower = WordCounts.of(known, WordCounts.Count.LOWER);
        int capital = WordCounts.of(known, WordCounts.Count.CAPITAL);
        if (letters != LetterCase.USUAL) {
            // What would have a capital if the writer had used them. Four steps are a factor of two.
            boolean name = known != 0 && capital > lower + 8 || isGiven && capital > lower - 4;
            return (byte) (name && !function.contains(hash) ? mark | Names.NAME | Names.CAPITAL : mark);
        }
        boolean begins = token == first;
        if (begins) {
            mark |= Names.BEGINS;
        }
        boolean functional = function.contains(hash);
        if (document.charAt(token, 0) == 'I' && functional && !begins && isPronoun(document, token)) {
            return (byte) (mark | Names.FUNCTION);
        }
        mark |= Names.CAPITAL;
        if (functional && !isGiven) {
            // "Sandra Oh": after a given name even such a word is a surname.
            boolean surname = token > first
                    && document.isWord(token - 1)
                    && given.contains(document.hash(token - 1))
                    && document.isCapitalised(token - 1)
                    && document.length(token) > 1
                    && !isArticle(document, token);
            return (byte) (mark | (surname ? Names.NAME : Names.FUNCTION));
        }
        boolean startsClause = begins || token > 0 && opensClause(document, token - 1);
        if (startsClause && lower >= capital && !(isGiven && nextIsCapital(document, token))) {
            return (byte) (known == 0 ? mark | Names.NAME : mark);
        }
        return (byte) (functional && startsClause ? mark : mark | Names.NAME);
    }

    private static boolean isArticle(Document document, int token) {
        return document.is(token, "the")
                || document.is(token, "of")
                || document.is(token, "and")
                || document.is(token, "in")
                || document.is(token, "is");
    }

    /** "I", "I'm": always with a capital, so that it tells nothing. */
    private static boolean isPronoun(Document document, int token) {
        return document.length(token) == 1 || document.charAt(token, 1) == '\'' || document.charAt(token, 1) == '’';
    }

    private static boolean opensClause(Document document, int token) {
        return document.isSymbol(token, '"')
                || document.isSymbol(token, '“')
                || document.isSymbol(token, '…')
                || document.isSymbol(token, '.') && token > 0 && document.isSymbol(token - 1, '.')
                || document.isSymbol(token, '*')
                || document.isSymbol(token, '-') && document.hasSpaceBefore(token + 1);
    }

    private static boolean nextIsCapital(Document document, int token) {
        return token + 1 < document.tokenCount() && document.isWord(token + 1) && document.isCapitalised(token + 1);
    }

    /** A sentence in capitals in a text that otherwise has few. */
    private static boolean shouts(Document document, int first, int end) {
        int words = 0;
        int upper = 0;
        for (int token = first; token < end; token++) {
            if (document.isWord(token) && document.length(token) > 1) {
                words++;
                upper += document.isUpperCase(token) ? 1 : 0;
            }
        }
        return words >= 5 && upper * 10 >= words * 7;
    }

    private static List<Quotation> quotations(Document document) {
        var found = new ArrayList<Quotation>();
        boolean html = document.original().indexOf('<') >= 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            if (html && document.isWord(token) && italicsBefore(document, token)) {
                int end = italicsEnd(document, token);
                if (end > token) {
                    found.add(new Quotation(token, end, '<'));
                    token = end - 1;
                }
                continue;
            }
            if (document.kind(token) != Document.Kind.SYMBOL || document.length(token) != 1) {
                continue;
            }
            char mark = document.charAt(token, 0);
            if (isOpening(mark) && opens(document, token, mark)) {
                int first = mark == '\'' && token + 1 < document.tokenCount() && document.isSymbol(token + 1, '\'')
                        ? token + 2
                        : token + 1;
                int end = closing(document, first, mark);
                if (end > first) {
                    found.add(new Quotation(first, end, mark));
                    token = end;
                }
            }
        }
        return found;
    }

    private static boolean isOpening(char mark) {
        return mark == '"'
                || mark == '“'
                || mark == '”'
                || mark == '„'
                || mark == '«'
                || mark == '\''
                || mark == '‘'
                || mark == '’'
                || mark == '`'
                || mark == '´'
                || mark == '*'
                || mark == '_';
    }

    private static boolean opens(Document document, int token, char mark) {
        if (token + 1 >= document.tokenCount() || document.startsParagraph(token + 1)) {
            return false;
        }
        boolean free = document.startsParagraph(token)
                || document.hasSpaceBefore(token)
                || document.isSymbol(token - 1, '(')
                || document.isSymbol(token - 1, '[')
                || document.isSymbol(token - 1, '-')
                || document.isSymbol(token - 1, '/')
                || document.isSymbol(token - 1, '.')
                || document.isSymbol(token - 1, ',');
        return free && (!document.hasSpaceBefore(token + 1) || mark == '«');
    }

    /** One past the last token of a quotation that begins at {@code first}; 0 when it isn't closed soon. */
    private static int closing(Document document, int first, char mark) {
        int limit = Math.min(document.tokenCount(), first + LONGEST_QUOTATION);
        for (int token = first; token < limit; token++) {
            if (token > first && document.startsParagraph(token)) {
                return 0;
            }
            if (token == first || document.kind(token) != Document.Kind.SYMBOL || !closes(document, token, mark)) {
                continue;
            }
            int end = token;
            while (end > first + 1 && (document.isSymbol(end - 1, ',') || document.isSymbol(end - 1, '.'))) {
                end--;
            }
            return end;
        }
        return 0;
    }

    private static boolean closes(Document document, int token, char mark) {
        char unit = document.charAt(token, 0);
        boolean pair = switch (mark) {
            case '"', '“', '”', '„' -> unit == '"' || unit == '”' || unit == '“';
            case '«' -> unit == '»';
            case '*' -> unit == '*';
            case '_' -> unit == '_';
            default -> unit == '\'' || unit == '’' || unit == '`' || unit == '´';
        };
        if (!pair || document.hasSpaceBefore(token) && unit != '»') {
            return false;
        }
        int next = token + 1;
        return next == document.tokenCount()
                || document.hasSpaceBefore(next)
                || document.kind(next) == Document.Kind.SYMBOL
                || unit != '\'' && unit != '’';
    }

    private static boolean italicsBefore(Document document, int token) {
        String text = document.original();
        int at = document.start(token);
        return at >= 3
                && text.charAt(at - 1) == '>'
                && (text.regionMatches(true, at - 3, "<i>", 0, 3)
                        || at >= 4 && text.regionMatches(true, at - 4, "<em>", 0, 4));
    }

    private static int italicsEnd(Document document, int first) {
        String text = document.original();
        int limit = Math.min(document.tokenCount(), first + LONGEST_QUOTATION);
        for (int token = first; token < limit; token++) {
            int at = document.end(token);
            if (text.regionMatches(true, at, "</i>", 0, 4) || text.regionMatches(true, at, "</em>", 0, 5)) {
                return token + 1;
            }
        }
        return 0;
    }
}
