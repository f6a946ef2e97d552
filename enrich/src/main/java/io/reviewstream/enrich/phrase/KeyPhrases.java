package io.reviewstream.enrich.phrase;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What this review names and others do not: nouns and names that are often here and rare elsewhere, and words that belong
 * together rather than single ones. Safe to share.
 */
public final class KeyPhrases {
    private static final int MOST = 8;

    /** One phrase for so many words, so that a short review has few. */
    private static final int WORDS_PER_PHRASE = 12;

    private static final int LONGEST = 4;

    /** The same of names, and of what is theirs. */
    private static final int LONGEST_NAME = 8;

    /** Words of what is somebody's: "masterful direction". */
    private static final int MOST_THEIRS = 2;

    /** Candidates that are looked at: enough for the few that are chosen, some of which overlap. */
    private static final int CONSIDERED = 40;

    /** How much likelier a pair must be than chance, as a logarithm, to count as one expression. */
    private static final double BELONG_TOGETHER = 2.5;

    private static final double RARE_ENOUGH = 6;

    /** How far names are trusted to belong together and to tell. */
    private static final double OF_NAME = 0.6;

    /**
     * What a token is to a phrase, beside the steps of rarity that content words have: none is as common. Looked up together
     * with these, as no processor guesses whether a word is a stop word: 8.7 µs a review instead of 9.2.
     */
    private static final short FIRST_STOP = 250;

    private static final short INNER_DETERMINER = 250;
    private static final short DETERMINER = 251;
    private static final short COPULA = 252;
    private static final short INNER_STOP = 253;
    private static final short STOP = 254;
    private static final short MARK = 255;

    /** How far a single word is trusted to name something: a noun, … */
    private static final double NOUN = 0.75;

    /** … what may be one, … */
    private static final double PERHAPS = 0.45;

    /** … and a noun that no other review has, which may be a slip of the pen. */
    private static final double UNHEARD = 0.6;

    /** "It is a joke": what something is called names less. */
    private static final double CALLED = 0.6;

    /** Two nouns beside each other are mostly one thing ("dust bin"), an adjective before a noun says something of it. */
    private static final double COMPOUND = 0.85;

    private static final double DESCRIBED = 0.5;

    /** A name of several words goes before its first word that comes again. */
    private static final double NAMES = 0.66;

    /** Words that stand beside each other in other reviews as well, oftener than chance would have it. */
    private static final double KNOWN_PAIR = 0.9;

    private final Background background = Background.standard();
    private final ThreadLocal<Candidates> scratch = ThreadLocal.withInitial(Candidates::new);

    public KeyPhrases() {
        PhraseFile file = PhraseFile.beside(KeyPhrases.class, "stop-words.txt");
        file.phrases("stop").forEach(word -> mark(word, STOP));
        file.phrases("copula").forEach(word -> mark(word, COPULA));
        file.phrases("determiner").forEach(word -> mark(word, DETERMINER));
        file.phrases("inner")
                .forEach(word -> mark(word, file.phrases("determiner").contains(word) ? INNER_DETERMINER : INNER_STOP));
    }

    private void mark(String word, short kind) {
        Document words = Document.of(word);
        if (words.tokenCount() == 1) {
            background.mark(words.hash(0), kind);
        }
    }

    private static boolean isContent(int kind) {
        return kind < FIRST_STOP || kind > MARK;
    }

    private static boolean isInner(int kind) {
        return kind == INNER_STOP || kind == INNER_DETERMINER;
    }

    /** The phrases where they first occur, the most telling first. */
    public List<Span> find(Document document) {
        return find(document, NamedWords.none(document));
    }

    /**
     * The same where it is known what names somebody or something: a name is a phrase as a whole, alone or with what is called
     * theirs ("Jane Doe's quiet direction"), and no part of any other.
     */
    public List<Span> find(Document document, NamedWords named) {
        int count = document.tokenCount();
        Candidates candidates = scratch.get().of(count);
        short[] kinds = candidates.kinds();
        int words = 0;
        for (int token = 0; token < count; token++) {
            if (document.isWord(token)) {
                words++;
                kinds[token] = (short) background.step(document.hash(token));
            } else {
                kinds[token] = MARK;
            }
        }
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            for (int token = start; token < end; token++) {
                if (named.has(token)) {
                    int nameEnd = nameEnd(named, token, end);
                    collectName(document, kinds, token, nameEnd, Math.min(end, named.next(nameEnd)), candidates);
                    token = nameEnd - 1;
                } else if (isContent(kinds[token])) {
                    collect(document, kinds, token, start, Math.min(end, named.next(token)), candidates);
                }
            }
        }
        return choose(document, candidates, Math.min(MOST, 1 + words / WORDS_PER_PHRASE));
    }

    /** One past the last token of a name. */
    private static int nameEnd(NamedWords named, int first, int limit) {
        int end = first + 1;
        while (end < limit && named.has(end) && !named.begins(end)) {
            end++;
        }
        return end;
    }

    private void collectName(
            Document document, short[] kinds, int first, int nameEnd, int limit, Candidates candidates) {
        if (nameEnd - first > LONGEST_NAME) {
            return;
        }
        long hash = 0;
        double sum = 0;
        int content = 0;
        for (int token = first; token < nameEnd; token++) {
            hash = Words.join(hash, document.nameHash(token));
            if (isContent(kinds[token])) {
                sum += background.ofStep(kinds[token]);
                content++;
            }
        }
        if (content == 0) {
            return;
        }
        candidates.add(hash, first, nameEnd - first, ofName(sum, content));
        if (!document.isPossessive(nameEnd - 1)) {
            return;
        }
        for (int at = nameEnd; at < Math.min(limit, nameEnd + MOST_THEIRS) && isContent(kinds[at]); at++) {
            if (at > nameEnd && mayBeAVerb(document, at)) {
                return;
            }
            hash = Words.join(hash, document.hash(at));
            sum += background.ofStep(kinds[at]);
            content++;
            candidates.add(hash, first, at + 1 - first, ofName(sum, content));
        }
    }

    private static double ofName(double rarities, int content) {
        return telling(rarities / content) * OF_NAME * weight(content);
    }

    /** "Jane Doe's photography glows". */
    private static boolean mayBeAVerb(Document document, int token) {
        return endsIn(document, token, "s") || endsIn(document, token, "ed");
    }

    private static boolean endsIn(Document document, int token, String ending) {
        int from = document.length(token) - ending.length();
        for (int i = 0; i < ending.length(); i++) {
            if (from < 0 || document.charAt(token, from + i) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of so many content words: two say more than one. */
    private static double weight(int content) {
        return 1 + 0.5 * (content - 1);
    }

    private void collect(Document document, short[] kinds, int first, int start, int end, Candidates candidates) {
        long hash = document.hash(first);
        double firstRarity = background.ofStep(kinds[first]);
        WordKind firstKind = Background.kind(kinds[first]);
        WordKind firstHere = kindHere(kinds, first, start, end);
        boolean mayName = firstHere == WordKind.NOUN || firstHere == WordKind.UNCLEAR;
        double called = isCalled(kinds, first, start) ? CALLED : 1;
        if (mayName || first > start && document.isCapitalised(first)) {
            candidates.add(hash, first, 1, called * single(document, first, firstRarity, firstHere));
        }
        if (firstHere == WordKind.VERB || firstHere == WordKind.UNCLEAR && endsIn(document, first, "ing")) {
            return;
        }
        double sum = firstRarity;
        int content = 1;
        int hyphens = 0;
        boolean compound = firstKind == WordKind.NOUN;
        int limit = Math.min(end, first + LONGEST);
        for (int at = first + 1; at < limit; at++) {
            int kind = kinds[at];
            if (kind == MARK) {
                boolean joins = document.isSymbol(at, '-')
                        && !document.hasSpaceBefore(at)
                        && at + 1 < end
                        && !document.hasSpaceBefore(at + 1);
                if (joins) {
                    hyphens++;
                    continue;
                }
                return;
            }
            if (!isContent(kind) && !isInner(kind)) {
                return;
            }
            hash = Words.join(hash, document.hash(at));
            if (isInner(kind)) {
                // "Lord of the Rings", but not "salt and pepper": both sides must be names, and "Bought the Nimbus"
                // begins with none.
                if (first == start || !document.isCapitalised(first)) {
                    return;
                }
                continue;
            }
            double rarity = background.ofStep(kind);
            sum += rarity;
            content++;
            if (content + hyphens == at + 1 - first || document.isCapitalised(at)) {
                boolean names = first > start && document.isCapitalised(first) && document.isCapitalised(at);
                WordKind here =
                        document.isCapitalised(at) ? WordKind.NOUN : kindInside(document, kinds, first, at, start, end);
                if (here == WordKind.VERB) {
                    // "The handle broke".
                    return;
                }
                if (here == WordKind.ADJECTIVE) {
                    continue;
                }
                double pair = at == first + 1 ? firstRarity + rarity : 0;
                double score = several(document, pair, names, compound, first, at, sum / content);
                candidates.add(
                        hash,
                        first,
                        at + 1 - first,
                        called * score * weight(content) * (here == WordKind.NOUN ? 1 : PERHAPS / NOUN));
            }
            compound &= Background.kind(kind) == WordKind.NOUN;
        }
    }

    /** What a word is where a phrase begins: what it mostly is, but for "the handle is" and "its drag was", which are nouns. */
    private static WordKind kindHere(short[] kinds, int token, int start, int end) {
        WordKind mostly = Background.kind(kinds[token]);
        if (mostly == WordKind.NOUN) {
            return mostly;
        }
        int next = token + 1 < end ? kinds[token + 1] : MARK;
        boolean determined = token > start && isDeterminer(kinds[token - 1]);
        boolean ends = next == COPULA || next == STOP || mostly == WordKind.UNCLEAR && !isContent(next);
        return determined && ends || next == COPULA && mostly == WordKind.UNCLEAR ? WordKind.NOUN : mostly;
    }

    /** What a word is behind others of a phrase; behind a noun, what may be something that it does is taken for that. */
    private static WordKind kindInside(Document document, short[] kinds, int first, int token, int start, int end) {
        WordKind mostly = Background.kind(kinds[token]);
        if (mostly != WordKind.UNCLEAR) {
            return mostly;
        }
        WordKind before = Background.kind(kinds[token - 1]);
        boolean perhaps = before == WordKind.UNCLEAR && first > start && isDeterminer(kinds[first - 1]);
        boolean described = before == WordKind.ADJECTIVE || perhaps && !mayBeAVerb(document, token);
        int next = token + 1 < end ? kinds[token + 1] : MARK;
        if (next == COPULA || described && !isContent(next)) {
            return WordKind.NOUN;
        }
        return mayBeAVerb(document, token) && !described ? WordKind.VERB : WordKind.UNCLEAR;
    }

    private static boolean isDeterminer(int kind) {
        return kind == INNER_DETERMINER || kind == DETERMINER;
    }

    /** "It is a joke", "the seats are torture". */
    private static boolean isCalled(short[] kinds, int first, int start) {
        int before = first > start && isDeterminer(kinds[first - 1]) ? first - 2 : first - 1;
        return before >= start && kinds[before] == COPULA;
    }

    private double single(Document document, int token, double rarity, WordKind kind) {
        boolean noun = kind == WordKind.NOUN;
        if (!background.isListed(rarity)) {
            // What no other review has is a name or a slip of the pen.
            return telling(rarity) * (document.isCapitalised(token) ? OF_NAME : noun ? UNHEARD : 0.25);
        }
        if (noun) {
            return telling(rarity) * NOUN;
        }
        return telling(rarity) * (document.isCapitalised(token) ? OF_NAME : PERHAPS);
    }

    /**
     * @param apart the rarities of two words that stand beside each other, added up
     * @param compound whether all words but the last are nouns
     */
    private double several(
            Document document, double apart, boolean names, boolean compound, int first, int last, double mean) {
        double together = names ? NAMES : compound ? COMPOUND : DESCRIBED;
        if (last == first + 1) {
            double pair = background.rarity(Words.join(document.hash(first), document.hash(last)));
            double surprise = apart - pair;
            if (pair < background.rarest() - 1 && surprise > BELONG_TOGETHER) {
                together = KNOWN_PAIR;
            }
        }
        return telling(mean) * together;
    }

    /** Beyond one review in some hundreds, rarer does not tell more. */
    private static double telling(double rarity) {
        return Math.min(rarity, RARE_ENOUGH);
    }

    private List<Span> choose(Document document, Candidates candidates, int most) {
        candidates.weigh();
        var takenWords = new long[MOST * (LONGEST_NAME + MOST_THEIRS)];
        int takenCount = 0;
        var chosen = new ArrayList<Span>(most);
        for (int considered = 0; considered < CONSIDERED && chosen.size() < most; considered++) {
            int index = candidates.next();
            if (index < 0) {
                break;
            }
            int first = candidates.first(index);
            int end = first + candidates.length(index);
            boolean free = true;
            for (int token = first; token < end && free; token++) {
                for (int i = 0; i < takenCount && free; i++) {
                    free = takenWords[i] != document.hash(token);
                }
            }
            if (!free) {
                continue;
            }
            for (int token = first; token < end; token++) {
                takenWords[takenCount++] = document.hash(token);
            }
            chosen.add(document.nameSpan(first, end));
        }
        return chosen;
    }
}
