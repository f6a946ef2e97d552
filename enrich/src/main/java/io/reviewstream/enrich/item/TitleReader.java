package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.names.WordList;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what may be titles: quotations, and capitalised runs with the small words between them. Thread-safe. */
final class TitleReader {
    private static final int MOST_WORDS = 12;
    private static final int LONGEST_RUN = 14;
    private static final int MOST_PARTS = 4;

    /** A text with more candidates is no review; the bound keeps hostile ones from taking minutes. */
    private static final int MOST_GROUPS = 500;

    /** With more candidates than this, those are left out that hardly ever are the title. */
    private static final int ENOUGH = 8;

    private static final long AND = Words.hash("and");
    private static final WordList CONNECTORS = WordList.of(
            "of", "the", "and", "a", "an", "in", "on", "to", "for", "with", "at", "from", "by", "or", "de", "la", "le",
            "du", "des", "vs", "is", "into", "my", "your", "el", "der", "die", "das", "n", "i", "it", "if", "not", "be",
            "me", "you", "all", "up", "do", "that", "as", "no", "who", "are", "was", "your", "'n");
    /** Words that link a sentence to the one before; with them no title begins, unless in quotation marks. */
    private static final WordList LINKS = WordList.of(
            "unlike",
            "although",
            "though",
            "because",
            "but",
            "and",
            "so",
            "also",
            "then",
            "yes",
            "well",
            "however",
            "besides",
            "plus",
            "or",
            "yet",
            "even",
            "despite",
            "besides",
            "directed",
            "starring",
            "written",
            "watched",
            "rewatched",
            "loved",
            "enjoyed",
            "hated");

    private static final WordList ARTICLES = WordList.of("the", "a", "an");

    List<TitleGroup> read(Names names) {
        Document document = names.document();
        Map<Long, TitleGroup> groups = new LinkedHashMap<>();
        boolean[] quoted = new boolean[document.tokenCount()];
        for (Quotation quotation : names.quotations()) {
            add(groups, names, new TitleStretch(quotation.first(), quotation.end(), true, 0));
            for (int token = quotation.first(); token < quotation.end(); token++) {
                quoted[token] = true;
            }
        }
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = document.sentenceStart(sentence);
            while (token < end) {
                if (quoted[token] || !mayBegin(names, token, end)) {
                    token++;
                    continue;
                }
                int runEnd = runEnd(names, quoted, token, end);
                addRun(groups, names, token, runEnd);
                token = runEnd;
            }
        }
        var all = new ArrayList<>(groups.values());
        if (all.size() > ENOUGH) {
            all.removeIf(TitleReader::isFaint);
        }
        return all;
    }

    private static boolean mayBegin(Names names, int token, int limit) {
        if (names.isCapital(token)) {
            return true;
        }
        Document document = names.document();
        return document.kind(token) == Document.Kind.NUMBER
                && token + 1 < limit
                && names.isCapital(token + 1)
                && document.hasSpaceBefore(token + 1);
    }

    private static int runEnd(Names names, boolean[] quoted, int from, int limit) {
        Document document = names.document();
        int end = from + 1;
        while (end < limit && end - from < LONGEST_RUN) {
            int next = end;
            while (next < limit && next < end + 3 && isJoint(names, next, limit)) {
                next++;
            }
            boolean goesOn = next < limit
                    && !quoted[next]
                    && (names.isCapital(next)
                            || next == end && document.kind(next) == Document.Kind.NUMBER && document.length(next) < 5);
            if (!goesOn) {
                break;
            }
            end = next + 1;
        }
        // "Oliver!", "Airplane!" keep their mark only in quotation marks: here it ends a sentence.
        return end;
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
    private void addRun(Map<Long, TitleGroup> groups, Names names, int from, int to) {
        Document document = names.document();
        int[] starts = new int[MOST_PARTS + 2];
        int[] ends = new int[MOST_PARTS + 2];
        int parts = 0;
        int first = from;
        boolean opened = false;
        if (opensSentence(names, from) && from + 1 < to) {
            if (!LINKS.contains(names.hash(from))) {
                starts[parts] = from;
                ends[parts++] = from + 1;
                opened = true;
            }
            first = from + 1;
            while (first < to && !names.isCapital(first)) {
                first++;
            }
        }
        int start = first;
        for (int token = first; token < to && parts <= MOST_PARTS; token++) {
            boolean capital = names.isCapital(token) || document.kind(token) == Document.Kind.NUMBER;
            boolean last = token + 1 >= to;
            boolean cut = last
                    || !(names.isCapital(token + 1) || document.kind(token + 1) == Document.Kind.NUMBER)
                    || document.isPossessive(token);
            if (capital && cut) {
                starts[parts] = start;
                ends[parts++] = token + 1;
                start = token + 1;
                while (start < to && !names.isCapital(start) && document.kind(start) != Document.Kind.NUMBER) {
                    start++;
                }
                token = start - 1;
            }
        }
        for (int i = 0; i < parts; i++) {
            for (int j = i; j < parts; j++) {
                int left = i == 0 ? (opened ? 8 : 0) : i == 1 && opened ? 1 : 2;
                add(groups, names, new TitleStretch(starts[i], ends[j], false, left + (j == parts - 1 ? 0 : 4)));
            }
        }
    }

    /** A first word that has its capital from the sentence, as far as can be told. */
    private static boolean opensSentence(Names names, int token) {
        Document document = names.document();
        boolean begins = token == 0
                || document.startsParagraph(token)
                || document.sentenceStart(document.sentenceOf(token)) == token;
        if (!begins || ARTICLES.contains(names.hash(token))) {
            return false;
        }
        long counts = names.counts(token);
        return !names.isName(token)
                || WordCounts.of(counts, WordCounts.Count.LOWER) >= WordCounts.of(counts, WordCounts.Count.CAPITAL);
    }

    /** One word that is named once, with nothing to set it off: in a long review there are many of these. */
    private static boolean isFaint(TitleGroup group) {
        TitleStretch first = group.mentions.get(0);
        return group.quoted == 0
                && group.mentions.size() == 1
                && (group.words == 1 && first.first() > 20 || (first.cuts() & 6) == 6 || group.words > 8);
    }

    private static void add(Map<Long, TitleGroup> groups, Names names, TitleStretch stretch) {
        Document document = names.document();
        long key = 0;
        long first = 0;
        long last = 0;
        int words = 0;
        long[] prefixes = new long[MOST_WORDS];
        for (int token = stretch.first(); token < stretch.end(); token++) {
            boolean and = document.isSymbol(token, '&');
            if (!and && document.kind(token) == Document.Kind.SYMBOL) {
                continue;
            }
            long hash = and ? AND : token == stretch.end() - 1 ? document.nameHash(token) : document.hash(token);
            boolean article = words == 0 && stretch.end() - token > 1 && ARTICLES.contains(hash);
            if (!article) {
                key = Words.join(key, hash);
                if (words < MOST_WORDS) {
                    prefixes[words] = key;
                }
                first = words++ == 0 ? hash : first;
                last = hash;
            }
        }
        if (words > 0 && words <= MOST_WORDS) {
            TitleGroup group = groups.get(key);
            if (group == null && groups.size() >= MOST_GROUPS) {
                return;
            }
            if (group == null) {
                group = new TitleGroup(key, words, first, last, prefixes);
                groups.put(key, group);
            }
            group.add(stretch);
        }
    }

    static boolean isSmall(long hash) {
        return CONNECTORS.contains(hash);
    }

    /** The key of a title that is known from elsewhere, as {@link TitleGroup#key}. */
    static long key(String title) {
        Document document = Document.of(title);
        long key = 0;
        boolean any = false;
        for (int token = 0; token < document.tokenCount(); token++) {
            boolean and = document.isSymbol(token, '&');
            if (!and && document.kind(token) == Document.Kind.SYMBOL) {
                continue;
            }
            long hash =
                    and ? AND : token == document.tokenCount() - 1 ? document.nameHash(token) : document.hash(token);
            if (any || document.tokenCount() - token == 1 || !ARTICLES.contains(hash)) {
                key = Words.join(key, hash);
                any = true;
            }
        }
        return key;
    }
}
