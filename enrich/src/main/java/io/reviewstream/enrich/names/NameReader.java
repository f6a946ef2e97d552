package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.enrich.text.Workspace;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Marks the words of a document that may belong to names, once for all who look for names. Thread-safe. */
public final class NameReader {
    private static final int LONGEST_QUOTATION = 14;
    private static final WordSet ARTICLES = WordSet.of("the", "of", "and", "in", "is");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");

    private final Lexicon lexicon;
    private final WordSet particles = WordSet.beside(NameReader.class, "particles.txt");
    private final WordSet syllables = WordSet.beside(NameReader.class, "syllables.txt");

    public NameReader() {
        this(WordCounts.standard());
    }

    NameReader(WordCounts counts) {
        this.lexicon = Lexicon.of(
                counts,
                WordSet.beside(NameReader.class, "given-names.txt"),
                WordSet.beside(NameReader.class, "function-words.txt"),
                particles);
    }

    /** How often a word is written in lower case within reviews, as {@link WordCounts#of} counts; 0 when it is unknown. */
    public int timesInLowerCase(long wordHash) {
        return WordCounts.of(lexicon.lookUp(wordHash), WordCounts.Count.LOWER);
    }

    /** Reads a document. */
    public Names read(Document document) {
        int size = document.tokenCount();
        Workspace workspace = document.workspace();
        byte[] marks = workspace.zeroBytes(size);
        long[] known = workspace.zeroLongs(size);
        long[] nameBits = Capitals.noBits(document);
        long[] capitalBits = Capitals.noBits(document);
        var capitals = new Capitals(document);
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            LetterCase letters = capitals.in(first, end);
            for (int token = capitals.next(letters, first, end);
                    token < end;
                    token = capitals.next(letters, token + 1, end)) {
                boolean possessive = document.isPossessive(token);
                long hash = possessive ? document.nameHash(token) : document.hash(token);
                long word = lexicon.lookUp(plain(document, token, hash));
                int mark =
                        Names.READ | (possessive ? Names.POSSESSIVE : 0) | marks(document, token, first, letters, word);
                marks[token] = (byte) mark;
                known[token] = word & Lexicon.COUNTS;
                nameBits[token >>> 6] |= (long) (mark / Names.NAME & 1) << token;
                capitalBits[token >>> 6] |= (long) (mark & Names.CAPITAL) << token;
                if ((mark & Names.NAME) != 0 && token + 2 < end && document.mark(token + 1) == '-') {
                    int second = token + 2;
                    int joined = joined(document, second);
                    marks[second] |= (byte) joined;
                    nameBits[second >>> 6] |= (long) (joined / Names.NAME & 1) << second;
                    capitalBits[second >>> 6] |= (long) (joined & Names.CAPITAL) << second;
                }
            }
        }
        return new Names(
                document,
                marks,
                known,
                nameBits,
                capitalBits,
                particles,
                quotations(document, capitals),
                capitals.ofDocument() == LetterCase.USUAL);
    }

    /** What a word behind a hyphen is marked with: "Joon-ho" is one name, which only begins with a capital. */
    private int joined(Document document, int token) {
        if (document.hasSpaceBefore(token - 1)
                || document.hasSpaceBefore(token)
                || !document.isWord(token)
                || document.isCapitalised(token)
                || isHyphened(document, token + 1)
                || !syllables.contains(document.nameHash(token))) {
            return 0;
        }
        int possessive = document.isPossessive(token) ? Names.POSSESSIVE : 0;
        return Names.READ | possessive | Names.CAPITAL | Names.NAME;
    }

    /** "Brother-in-law" has a part too many for a name. */
    private static boolean isHyphened(Document document, int token) {
        return token < document.tokenCount() && document.mark(token) == '-' && !document.hasSpaceBefore(token);
    }

    /** "Park Chan-wook": what looks like a word that begins a sentence is a surname. */
    private boolean isBeforeJoined(Document document, int token) {
        return token + 3 < document.tokenCount() && document.mark(token + 2) == '-' && joined(document, token + 3) != 0;
    }

    /** The hash without accents: "Gérard" is known as "gerard". */
    private static long plain(Document document, int token, long hash) {
        for (int i = 0; document.isBeyondAscii(token) && i < document.length(token); i++) {
            if (document.charAt(token, i) >= 0xC0 && document.charAt(token, i) < 0x2000) {
                String word = document.nameText(token, token + 1).toLowerCase(Locale.ROOT);
                String bare = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("");
                return Words.hash(bare);
            }
        }
        return hash;
    }

    private int marks(Document document, int token, int first, LetterCase letters, long word) {
        boolean isGiven = (word & Lexicon.GIVEN) != 0;
        boolean functional = (word & Lexicon.FUNCTION) != 0;
        long known = word & Lexicon.COUNTS;
        int mark = ((word & Lexicon.PARTICLE) != 0 ? Names.PARTICLE : 0) | (isGiven ? Names.GIVEN : 0);
        int lower = WordCounts.of(known, WordCounts.Count.LOWER);
        int capital = WordCounts.of(known, WordCounts.Count.CAPITAL);
        if (letters != LetterCase.USUAL) {
            // What would have a capital if the writer had used them. Four steps are a factor of two.
            boolean name = known != 0 && capital > lower + 8 || isGiven && capital > lower - 4;
            return name && !functional ? mark | Names.NAME | Names.CAPITAL : mark;
        }
        boolean begins = token == first;
        if (begins) {
            mark |= Names.BEGINS;
        }
        if ((functional || begins) && document.length(token) == 1 && isInitial(document, token, first)) {
            return mark | Names.CAPITAL | Names.NAME;
        }
        if (functional && !begins && document.charAt(token, 0) == 'I' && isPronoun(document, token)) {
            return mark;
        }
        mark |= Names.CAPITAL;
        if (functional && !isGiven) {
            // "Park So-dam": what goes on behind a hyphen is a given name.
            boolean given = token > first && document.isCapitalised(token - 1) && isBeforeJoined(document, token - 1);
            // "Sandra Oh": after a given name even such a word is a surname.
            boolean surname = token > first
                    && document.isCapitalised(token - 1)
                    && (lexicon.lookUp(document.hash(token - 1)) & Lexicon.GIVEN) != 0
                    && document.length(token) > 1
                    && !isArticle(document, token);
            return given || surname ? mark | Names.NAME : mark;
        }
        boolean startsClause = begins || token > 0 && opensClause(document, token - 1);
        if (startsClause
                && lower >= capital
                && !(nextIsCapital(document, token)
                        && (isGiven || (mark & Names.PARTICLE) != 0 || isBeforeJoined(document, token)))) {
            return known == 0 ? mark | Names.NAME : mark;
        }
        return functional && startsClause ? mark : mark | Names.NAME;
    }

    /** "A.R. Rahman", "J.A. Bayona", "George A. Romero": a letter beside other initials, or behind a given name. */
    private boolean isInitial(Document document, int token, int first) {
        int next = token + 2;
        if (next >= document.tokenCount()
                || !isShort(document, token)
                || !document.isWord(next)
                || !document.isCapitalised(next)) {
            return false;
        }
        boolean behindGiven = token > first
                && document.isCapitalised(token - 1)
                && (lexicon.lookUp(document.hash(token - 1)) & Lexicon.GIVEN) != 0;
        boolean behindInitial = token - 2 >= first
                && document.length(token - 2) == 1
                && document.isCapitalised(token - 2)
                && isShort(document, token - 2);
        return behindGiven || behindInitial || document.length(next) == 1 && isShort(document, next);
    }

    /** Whether a full stop touches a token. */
    private static boolean isShort(Document document, int token) {
        return token + 1 < document.tokenCount()
                && document.isSymbol(token + 1, '.')
                && !document.hasSpaceBefore(token + 1);
    }

    private static boolean isArticle(Document document, int token) {
        return ARTICLES.contains(document.hash(token));
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

    private static List<Quotation> quotations(Document document, Capitals capitals) {
        boolean italics = hasItalics(document.original());
        if (capitals.firstMark() == document.tokenCount() && !italics) {
            return List.of();
        }
        var found = new ArrayList<Quotation>();
        int token = italics ? 0 : capitals.firstMark();
        while (token < document.tokenCount()) {
            int past = token + 1;
            if (document.isWord(token)) {
                int end = italics && italicsBefore(document, token) ? italicsEnd(document, token) : 0;
                if (end > token) {
                    found.add(new Quotation(token, end, '<'));
                    past = end;
                }
            } else if (Capitals.isQuotationMark(document, token)) {
                char mark = document.mark(token);
                int first = isDoubled(document, token, mark) ? token + 2 : token + 1;
                int end = opens(document, token, mark) ? closing(document, first, mark) : 0;
                if (end > first) {
                    found.add(new Quotation(first, end, mark));
                    past = end + 1;
                }
            }
            token = italics ? past : capitals.nextMark(past);
        }
        return found;
    }

    /** {@code ''Title''}, {@code **Title**}; three stars are a mark. */
    private static boolean isDoubled(Document document, int token, char mark) {
        int second = token + 1;
        if (second + 1 >= document.tokenCount() || !document.isSymbol(second, mark)) {
            return false;
        }
        boolean bold = (mark == '*' || mark == '_')
                && !document.hasSpaceBefore(second)
                && document.isWord(second + 1)
                && !document.hasSpaceBefore(second + 1);
        return mark == '\'' || bold;
    }

    /** Whether any tag sets text in italics; asking each word for its tag costs more than all else here. */
    private static boolean hasItalics(String text) {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.regionMatches(true, at, "<i>", 0, 3) || text.regionMatches(true, at, "<em>", 0, 4)) {
                return true;
            }
        }
        return false;
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
