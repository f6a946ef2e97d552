package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/** Gathers what may be titles: quotations, and capitalised runs with the small words between them. Thread-safe. */
final class TitleReader {
    private static final int MOST_WORDS = 12;
    private static final int LONGEST_RUN = 14;
    private static final int MOST_PARTS = 4;
    private static final int MOST_JOINTS = 3;

    private static final long AND = Words.hash("and");
    private static final long BY = Words.hash("by");
    private static final long THE = Words.hash("the");
    private static final WordSet CONNECTORS = WordSet.beside(NameReader.class, "connectors.txt");

    /** With them no title begins, unless in quotation marks. */
    private static final WordSet LINKS = WordSet.beside(TitleReader.class, "links.txt");

    private static final WordSet COUNTED = WordSet.beside(TitleReader.class, "counted.txt");

    private static final WordSet ARTICLES = WordSet.of("the", "a", "an");

    /** The keys of what is never reviewed, unless in quotation marks. */
    private static final long[] NO_TITLES = DataLines.beside(TitleReader.class, "no-titles.txt").stream()
            .mapToLong(TitleReader::key)
            .sorted()
            .toArray();

    TitleGroups read(Names names) {
        Document document = names.document();
        var groups = new TitleGroups();
        long[] quoted = new long[(document.tokenCount() >>> 6) + 1];
        int sentence = 0;
        for (Quotation quotation : names.quotations()) {
            if (!SetOff.isWarning(document, quotation)) {
                sentence = document.sentenceOf(quotation.first(), sentence);
                int end = withoutYear(document, quotation.first(), quotation.end());
                add(groups, names, quotation.first(), end, true, 0, sentence);
            }
            for (int token = quotation.first(); token < quotation.end(); token++) {
                quoted[token >>> 6] |= 1L << token;
            }
        }
        int[] parts = new int[2 * (MOST_PARTS + 2)];
        sentence = 0;
        int past = 0;
        int capital = names.nextCapital(0);
        while (capital < document.tokenCount()) {
            sentence = document.sentenceOf(capital, sentence);
            int start = document.sentenceStart(sentence);
            int from = withNumber(document, capital, Math.max(past, start));
            from = isSet(quoted, from) ? capital : from;
            past = capital + 1;
            if (!isSet(quoted, from)) {
                past = runEnd(names, quoted, from, document.sentenceEnd(sentence));
                addRun(groups, names, from, past, sentence, parts);
            }
            capital = names.nextCapital(past);
        }
        UncasedTitles.read(names, groups);
        groups.dropFaint();
        return groups;
    }

    /** Where a title ends that is set off together with its year: "Night Ferry (1955)", "Night Ferry, 1955". */
    private static int withoutYear(Document document, int first, int end) {
        int before = document.isSymbol(end - 1, ')') ? end - 3 : end - 2;
        return before > first && TitleFeatures.year(document, before, end) > 0 ? before : end;
    }

    private static boolean isSet(long[] bits, int token) {
        return (bits[token >>> 6] >>> token & 1) != 0;
    }

    /** Where a title begins whose first capital is given: at the number before it, as in "12 Monkeys" and "2001: A Space Odyssey". */
    private static int withNumber(Document document, int capital, int least) {
        if (!document.hasSpaceBefore(capital)) {
            return capital;
        }
        boolean colon = capital - 1 > least
                && document.isSymbol(capital - 1, ':')
                && !document.hasSpaceBefore(capital - 1)
                && (capital - 2 == least || document.isWord(capital - 3));
        int number = colon ? capital - 2 : capital - 1;
        return number >= least && document.isNumber(number) ? number : capital;
    }

    private static int runEnd(Names names, long[] quoted, int from, int limit) {
        Document document = names.document();
        int end = from + 1;
        while (end < limit && end - from < LONGEST_RUN) {
            boolean number =
                    document.isNumber(end) && document.length(end) < 5 && !NameNumbers.isMark(names, end, limit)
                            || NameNumbers.isModel(document, end);
            boolean joined =
                    NameNumbers.isVolume(document, end, limit) || NameNumbers.isBehindHyphen(document, end, limit);
            int next = number ? end : joined ? end + 1 : names.nextCapital(end);
            if (next >= limit || next > end + MOST_JOINTS || isSet(quoted, next) || isMaker(names, end, limit)) {
                break;
            }
            int joint = isSeries(names, from, end, next) ? next : end;
            while (joint < next && isJoint(names, joint, limit)) {
                joint++;
            }
            if (joint < next) {
                break;
            }
            end = next + 1;
        }
        // "Oliver!", "Airplane!" keep their mark only in quotation marks: here it ends a sentence.
        return end;
    }

    /** "The Salt, the Rope and the Tide": whether a comma goes on with another thing that has its article. */
    private static boolean isSeries(Names names, int from, int comma, int next) {
        return isSeriesAt(names.document(), comma, next) && ARTICLES.contains(names.hash(from));
    }

    /** Whether a comma and an article are all that stands before the next capital. */
    static boolean isSeriesAt(Document document, int comma, int next) {
        return document.isSymbol(comma, ',')
                && next == comma + 2
                && ARTICLES.contains(document.hash(comma + 1))
                && !document.isCapitalised(comma + 1);
    }

    /** "Drive by Nicolas Winding Refn", "Ashes by The Lanterns", but not "Stand by Me": whether a maker follows upon "by". */
    static boolean isMaker(Names names, int by, int limit) {
        Document document = names.document();
        int next = by + 2 < limit && document.isSymbol(by + 2, '.') ? by + 3 : by + 2;
        if (document.hash(by) != BY || next >= limit) {
            return false;
        }
        boolean band = !document.isCapitalised(by) && document.isCapitalised(by + 1) && document.hash(by + 1) == THE;
        return names.isName(next) && (names.isName(by + 1) || band);
    }

    private static boolean isJoint(Names names, int token, int limit) {
        Document document = names.document();
        if (document.isWord(token)) {
            return !names.isCapital(token) && CONNECTORS.contains(document.hash(token));
        }
        if (document.isSymbol(token, '.')) {
            return document.length(token - 1) <= 3 && !document.hasSpaceBefore(token) && names.isCapital(token - 1);
        }
        return document.isSymbol(token, ':')
                || document.isSymbol(token, '-')
                        && token + 1 < limit
                        && document.hasSpaceBefore(token) == document.hasSpaceBefore(token + 1)
                || document.isSymbol(token, '&');
    }

    /** Adds the run and its parts between joints, as "Jim Carrey in The Mask" holds a title that the run is not. */
    private static void addRun(TitleGroups groups, Names names, int from, int to, int sentence, int[] bounds) {
        Document document = names.document();
        boolean startsSentence = document.sentenceStart(sentence) == from;
        int parts = 0;
        int first = from;
        boolean opened = false;
        if (from + 1 < to && opensSentence(names, from, startsSentence)) {
            first = isNumbered(names, from) ? from + 2 : from + 1;
            if (!LINKS.contains(names.hash(from))) {
                bounds[0] = from;
                bounds[1] = first;
                parts = 1;
                opened = true;
            }
            while (first < to && !names.isCapital(first)) {
                first++;
            }
        }
        int start = first;
        for (int token = first; token < to && parts <= MOST_PARTS; token++) {
            boolean capital = isPart(names, token);
            boolean last = token + 1 >= to;
            boolean goesOn = !last
                    && (isPart(names, token + 1)
                            || NameNumbers.isVolume(document, token + 1, to)
                            || NameNumbers.isBehindHyphen(document, token + 1, to));
            boolean cut = !goesOn || names.isPossessive(token);
            if (capital && cut) {
                bounds[2 * parts] = start;
                bounds[2 * parts + 1] = token + 1;
                parts++;
                start = token + 1;
                while (start < to && !isPart(names, start)) {
                    start++;
                }
                token = start - 1;
            }
        }
        for (int i = 0; i < parts; i++) {
            for (int j = i; j < parts; j++) {
                int left = i == 0
                        ? opened ? TitleGroup.KEPT_FIRST : 0
                        : i == 1 && opened ? TitleGroup.CUT_FIRST : TitleGroup.CUT_LEFT;
                int right = j == parts - 1 ? 0 : TitleGroup.CUT_RIGHT;
                add(groups, names, bounds[2 * i], bounds[2 * j + 1], false, left | right, sentence);
            }
        }
    }

    private static boolean isPart(Names names, int token) {
        Document document = names.document();
        return names.isCapital(token) || document.isNumber(token) || NameNumbers.isModel(document, token);
    }

    /** "District 9 is": whether a number belongs to the word before it. */
    private static boolean isNumbered(Names names, int word) {
        Document document = names.document();
        int number = word + 1;
        return document.isNumber(number)
                && document.hasSpaceBefore(number)
                && !isDecimal(document, number)
                && !COUNTED.contains(document.hash(word))
                && !LINKS.contains(document.hash(word));
    }

    /** "Honestly 3.5" rates. */
    private static boolean isDecimal(Document document, int number) {
        for (int i = 1; i < document.length(number); i++) {
            if (document.charAt(number, i) == '.') {
                return true;
            }
        }
        return false;
    }

    /** A first word that has its capital from the sentence, as far as can be told. */
    private static boolean opensSentence(Names names, int token, boolean startsSentence) {
        boolean begins = startsSentence || names.document().startsParagraph(token);
        if (!begins || ARTICLES.contains(names.hash(token))) {
            return false;
        }
        return !names.isName(token) || WordCounts.contrast(names.counts(token)) <= 0;
    }

    static void add(TitleGroups groups, Names names, int from, int to, boolean quoted, int cuts, int sentence) {
        Document document = names.document();
        long key = 0;
        long first = 0;
        long last = 0;
        int words = 0;
        for (int token = from; token < to; token++) {
            long hash = part(names, token, to, words > 0);
            if (hash != 0) {
                key = Words.join(key, hash);
                first = words++ == 0 ? key : first;
                last = hash;
            }
        }
        if (words > 0 && words <= MOST_WORDS && (quoted || !isNoTitle(key))) {
            TitleGroup group = groups.add(key, words, first, Words.join(0, last));
            if (group != null) {
                if (group.size() == 0) {
                    group.person = isPerson(names, from, to, words);
                }
                group.add(from, to, quoted, cuts, sentence);
            }
        }
    }

    private static boolean isNoTitle(long key) {
        return Arrays.binarySearch(NO_TITLES, key) >= 0;
    }

    /** Two or three words that begin with a given name and have no small words, "P. J. Doe" with its initials. */
    private static boolean isPerson(Names names, int from, int to, int words) {
        if (words < 2 || words > 3 || !names.isGivenName(from) && !isInitial(names, from, to)) {
            return false;
        }
        for (int token = from; token < to; token++) {
            if (names.document().isWord(token) && !names.isName(token)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name of two words or more begins with an initial and ends with a word. */
    private static boolean isInitial(Names names, int from, int to) {
        return names.document().length(from) == 1
                && names.isName(from)
                && names.document().isSymbol(from + 1, '.')
                && names.document().length(to - 1) > 1;
    }

    /** What a token adds to the key of a title that ends before {@code end}; 0 for nothing, as a leading article. */
    static long part(Names names, int token, int end, boolean begun) {
        Document document = names.document();
        return document.mark(token) != 0
                ? part(document, token, end, begun)
                : part(token == end - 1 ? names.nameHash(token) : document.hash(token), token, end, begun);
    }

    private static long part(Document document, int token, int end, boolean begun) {
        if (document.mark(token) != 0) {
            return document.isSymbol(token, '&') ? AND : 0;
        }
        return part(token == end - 1 ? document.nameHash(token) : document.hash(token), token, end, begun);
    }

    private static long part(long hash, int token, int end, boolean begun) {
        return begun || end - token == 1 || !ARTICLES.contains(hash) ? hash : 0;
    }

    static boolean isArticle(long hash) {
        return ARTICLES.contains(hash);
    }

    static boolean isSmall(long hash) {
        return CONNECTORS.contains(hash);
    }

    /** The key of a stretch of a text, as {@link TitleGroup#key}. */
    static long key(Names names, int first, int end) {
        long key = 0;
        for (int token = first; token < end; token++) {
            long hash = part(names, token, end, key != 0);
            key = hash == 0 ? key : Words.join(key, hash);
        }
        return key;
    }

    /** The key of a title that is known from elsewhere, as {@link TitleGroup#key}. */
    static long key(String title) {
        Document document = Document.of(title);
        int end = document.tokenCount();
        long key = 0;
        for (int token = 0; token < end; token++) {
            long hash = part(document, token, end, key != 0);
            key = hash == 0 ? key : Words.join(key, hash);
        }
        return key;
    }
}
