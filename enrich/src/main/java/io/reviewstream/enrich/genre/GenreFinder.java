package io.reviewstream.enrich.genre;

import io.reviewstream.enrich.genre.GenreWords.How;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the genres that a review says its work belongs to: not those it denies, nor those of other works. Thread-safe. */
public final class GenreFinder {
    private static final int REACH = 5;
    /** "A decent little western". */
    private static final int MOST_ADJECTIVES = 2;

    /** "West", "guest" end like superlatives. */
    private static final int LONGEST_NO_SUPERLATIVE = 5;

    private static final long AND = Words.hash("and");
    private static final long BUT = Words.hash("but");
    private static final long ONLY = Words.hash("only");
    private static final long JUST = Words.hash("just");
    private static final long FROM = Words.hash("from");
    private static final long OF = Words.hash("of");
    private static final long FAR = Words.hash("far");
    private static final long AS = Words.hash("as");
    private static final long GOING = Words.hash("going");
    private static final long LESS = Words.hash("less");
    private static final long MORE = Words.hash("more");
    private static final long THAN = Words.hash("than");
    private static final long TO = Words.hash("to");

    private static final PhraseFile WORDS = PhraseFile.beside(GenreFinder.class, "genre-words.txt");
    private static final WordSet DENIES = words("denies");
    private static final WordSet ELSEWHERE = words("elsewhere");
    private static final WordSet CLAIMED = words("claimed");
    private static final WordSet CLAIMED_AS = words("claimed-as");
    private static final WordSet GRANTED = words("granted");
    private static final WordSet HOPED = words("hoped");
    private static final WordSet LIKENESS = words("likeness");
    private static final WordSet DEGREES = words("degrees");
    private static final WordSet EVER = words("ever");
    private static final WordSet BEST = words("best");
    private static final WordSet WORKS = words("works");
    private static final WordSet MANY_WORKS = words("many-works");
    private static final WordSet AFTER = words("after");
    private static final WordSet ARTICLES = words("articles");
    private static final WordSet BLENDS = words("blends");

    private final GenreWords words = new GenreWords();

    /** A phrase that names genres, by tokens. */
    private record Hit(int first, int end, GenreWords.Entry entry) {}

    private static WordSet words(String section) {
        return WordSet.of(WORDS.phrases(section).toArray(String[]::new));
    }

    /** The genres in normal form, in order, no doubles. */
    public static List<String> genres(List<GenreMention> mentions) {
        var genres = new LinkedHashSet<String>();
        mentions.forEach(mention -> genres.add(mention.genre()));
        return List.copyOf(genres);
    }

    /** Finds the words that name genres of this work, in order; a compound such as "rom-com" gives one for each genre. */
    public List<GenreMention> find(Document document) {
        List<Hit> hits = hits(document);
        if (hits.isEmpty()) {
            return List.of();
        }
        var mentions = new ArrayList<GenreMention>();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            Hit before = i > 0 ? hits.get(i - 1) : null;
            Hit after = i + 1 < hits.size() ? hits.get(i + 1) : null;
            if (isSaid(document, hit, before, after)) {
                Span span = document.nameSpan(hit.first, hit.end);
                for (String genre : hit.entry.genres()) {
                    mentions.add(new GenreMention(genre, span.start(), span.end(), span.text()));
                }
            }
        }
        return mentions;
    }

    private List<Hit> hits(Document document) {
        List<Hit> hits = List.of();
        int token = words.next(document, 0);
        while (token < document.tokenCount()) {
            Hit hit = document.isWord(token) ? hit(document, token) : null;
            if (hit != null) {
                if (hits.isEmpty()) {
                    hits = new ArrayList<>();
                }
                hits.add(hit);
            }
            token = words.next(document, hit == null ? token + 1 : hit.end);
        }
        return hits;
    }

    /** The longest phrase that begins at a token. */
    private @Nullable Hit hit(Document document, int first) {
        Hit longest = null;
        long joined = 0;
        int count = 0;
        int token = first;
        while (token < document.tokenCount() && count < GenreWords.LONGEST) {
            if (document.isSymbol(token, '-') && token > first) {
                token++;
                continue;
            }
            if (!document.isWord(token)) {
                break;
            }
            joined = Words.join(joined, document.nameHash(token));
            count++;
            token++;
            GenreWords.Entry entry = words.phrase(joined);
            if (entry != null) {
                longest = new Hit(first, token, entry);
            }
        }
        return longest;
    }

    private boolean isSaid(Document document, Hit hit, @Nullable Hit before, @Nullable Hit after) {
        int sentence = document.sentenceOf(hit.first);
        int from = document.sentenceStart(sentence);
        int to = document.sentenceEnd(sentence);
        // A "mob family" are people.
        boolean neighbour =
                before != null && before.entry.how() != How.BESIDE && joined(document, before.end, hit.first)
                        || after != null && after.entry.how() != How.BESIDE && joined(document, hit.end, after.first);
        int next = hit.end;
        if (next < to && document.isSymbol(next, '-')) {
            next++;
        }
        long follows = next < to ? document.hash(next) : 0;
        boolean many = MANY_WORKS.contains(follows) || hit.entry.how() == How.PLURAL;
        if (many && !looksBack(document, hit.first, from, BEST, 7)) {
            return false;
        }
        if (denied(document, hit.first, from, to, !many)) {
            return false;
        }
        return many
                || hit.entry.how() == How.SURE
                || neighbour
                || WORKS.contains(follows)
                || looksBack(document, hit.first, from, BLENDS, 4)
                || isOneOfItsKind(document, hit, from, to);
    }

    /** "An adventure about", "a gritty western that", "as a western it": where a word can only be the kind of the work. */
    private static boolean isOneOfItsKind(Document document, Hit hit, int from, int to) {
        How how = hit.entry.how();
        if (how == How.BESIDE || hit.first == from) {
            return false;
        }
        boolean article = ARTICLES.contains(document.hash(hit.first - 1));
        if (how == How.NOUN) {
            boolean as = hit.first - 2 >= from && article && document.hash(hit.first - 2) == AS;
            if (as) {
                return true;
            }
            article = looksBack(document, hit.first, from, ARTICLES, MOST_ADJECTIVES + 1);
            if (hit.end < to && EVER.contains(document.hash(hit.end))) {
                // "The best musical in years".
                return looksBack(document, hit.first, from, BEST, MOST_ADJECTIVES);
            }
        }
        return article && endsPhrase(document, hit.end, to);
    }

    /** Whether nothing but list marks stands between two phrases. */
    private static boolean joined(Document document, int from, int to) {
        if (to - from > 2) {
            return false;
        }
        for (int token = from; token < to; token++) {
            boolean joint = document.isSymbol(token, ',')
                    || document.isSymbol(token, '/')
                    || document.isSymbol(token, '-')
                    || document.isSymbol(token, '&')
                    || document.hash(token) == AND;
            if (!joint) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsPhrase(Document document, int token, int to) {
        return token >= to || !document.isWord(token) || AFTER.contains(document.hash(token));
    }

    private static boolean looksBack(Document document, int token, int from, WordSet list, int reach) {
        for (int at = token - 1; at >= Math.max(from, token - reach); at--) {
            if (list.contains(document.hash(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands before denies the genre, says whose claim it is, or speaks of other works. */
    private static boolean denied(Document document, int token, int from, int to, boolean alsoElsewhere) {
        for (int at = token - 1; at >= Math.max(from, token - REACH); at--) {
            if (document.isSymbol(at, ';') || document.isSymbol(at, ':') || document.hash(at) == BUT) {
                return false;
            }
            long hash = document.hash(at);
            if (DENIES.contains(hash)) {
                // "Not only a comedy" and "less a comedy than a thriller" affirm it.
                boolean affirmed = at + 1 < token && (document.hash(at + 1) == ONLY || document.hash(at + 1) == JUST)
                        || hash == THAN && isLessThan(document, at, from);
                return !affirmed && !deniesDegree(document, at, token);
            }
            if (hash == LESS && isBeforeThan(document, token, to)) {
                return true;
            }
            boolean likened = hash == OF && at > from && LIKENESS.contains(document.hash(at - 1));
            if (likened || isClaim(document, at, token, from) || alsoElsewhere && ELSEWHERE.contains(hash)) {
                return true;
            }
            if (at > from && document.hash(at) == FROM && document.hash(at - 1) == FAR) {
                return true;
            }
        }
        return false;
    }

    /** "Less a comedy than": whether what is less so is compared. */
    private static boolean isBeforeThan(Document document, int token, int to) {
        for (int at = token + 1; at < Math.min(to, token + 1 + REACH) && !document.isSymbol(at, ','); at++) {
            if (document.hash(at) == THAN) {
                return true;
            }
        }
        return false;
    }

    /** "Less a comedy than": what follows is what it rather is. */
    private static boolean isLessThan(Document document, int than, int from) {
        for (int at = than - 1; at >= Math.max(from, than - 2 * REACH); at--) {
            if (document.hash(at) == LESS || document.hash(at) == MORE) {
                return document.hash(at) == LESS;
            }
        }
        return false;
    }

    /** "Marketed as a comedy", "we expected a thriller", "going to be a drama": what others call it, or what somebody waited for. */
    private static boolean isClaim(Document document, int at, int token, int from) {
        long hash = document.hash(at);
        if (CLAIMED.contains(hash)) {
            return looksBack(document, token, at + 1, CLAIMED_AS, REACH) && !looksBack(document, at, from, GRANTED, 2);
        }
        boolean going = hash == GOING && document.hash(at + 1) == TO && !deniesDegree(document, at, token);
        if (!going && !HOPED.contains(hash)) {
            return false;
        }
        for (int between = at + 1; between < token; between++) {
            if (document.isSymbol(between, ',')) {
                return false;
            }
        }
        return true;
    }

    /** "Not the deepest comedy", "not a great comedy": what is denied is how good it is. */
    private static boolean deniesDegree(Document document, int denial, int token) {
        for (int at = denial + 2; at < token; at++) {
            int length = document.length(at);
            boolean superlative = length > LONGEST_NO_SUPERLATIVE
                    && document.charAt(at, length - 3) == 'e'
                    && document.charAt(at, length - 2) == 's'
                    && document.charAt(at, length - 1) == 't';
            if (superlative || DEGREES.contains(document.hash(at))) {
                return true;
            }
        }
        return false;
    }
}
