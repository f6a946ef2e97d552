package io.reviewstream.enrich.phrase;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.WordSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how words are used, by the words beside them: "the handle is" uses a noun, "was stiff" an adjective, "to handle it" a
 * verb. Not thread-safe.
 */
final class WordUses {
    /** Uses that tell; with fewer a word is not told. */
    private static final double LEAST = 3;

    /** Of a word's uses, so many make a noun … */
    private static final double NOUN = 0.62;

    /** … and fewer than so many none. */
    private static final double NO_NOUN = 0.4;

    /** "The dull story", "the plot twist": what stands there may be a noun as well. */
    private static final double BEFORE_ANOTHER = 0.5;

    /** "Soft leather." */
    private static final double BEHIND_ANOTHER = 0.25;

    private static final PhraseFile FILE = PhraseFile.beside(WordUses.class, "stop-words.txt");
    private static final WordSet STOPS = WordSet.of(FILE, "stop");
    private static final WordSet DETERMINERS = WordSet.of(FILE, "determiner");
    private static final WordSet COPULAS = WordSet.of(FILE, "copula");
    private static final WordSet DEGREES = WordSet.of(FILE, "degree");
    private static final WordSet BEFORE_VERBS = WordSet.of(FILE, "before verbs");
    private static final WordSet JOINING = WordSet.of(FILE, "joining");

    private static final class Uses {
        private double asNoun;
        private double asAdjective;
        private double asVerb;
    }

    private final Map<Long, Uses> uses = new HashMap<>();

    /** Adds the uses of all words of a document but names. */
    void count(Document document) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int start = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            for (int token = start; token < end; token++) {
                if (isContent(document, token, end) && (token == start || !document.isCapitalised(token))) {
                    count(document, token, start, end);
                }
            }
        }
    }

    private void count(Document document, int token, int start, int end) {
        var use = uses.computeIfAbsent(document.hash(token), hash -> new Uses());
        boolean ends = !isContent(document, token + 1, end);
        boolean wordBefore = token > start && document.isWord(token - 1);
        long before = wordBefore ? document.hash(token - 1) : 0;
        long behind = token + 1 < end && document.isWord(token + 1) ? document.hash(token + 1) : 0;
        if (wordBefore && DETERMINERS.contains(before)) {
            if (ends) {
                use.asNoun++;
            } else {
                use.asAdjective += BEFORE_ANOTHER;
            }
        } else if (wordBefore && BEFORE_VERBS.contains(before)) {
            use.asVerb++;
        } else if (wordBefore && (COPULAS.contains(before) || DEGREES.contains(before))) {
            use.asAdjective += ends ? 1 : 0;
        } else if (behind != 0 && COPULAS.contains(behind)) {
            use.asNoun++;
        } else if (behind != 0 && DETERMINERS.contains(behind) && !(wordBefore && JOINING.contains(before))) {
            use.asVerb += BEFORE_ANOTHER;
        } else if (ends && isContent(document, token - 1, end) && token > start && !endsInY(document, token - 1)) {
            use.asNoun += BEHIND_ANOTHER;
        }
    }

    /** "Really good." */
    private static boolean endsInY(Document document, int token) {
        return document.charAt(token, document.length(token) - 1) == 'y';
    }

    private static boolean isContent(Document document, int token, int end) {
        return token >= 0 && token < end && document.isWord(token) && !STOPS.contains(document.hash(token));
    }

    /** What a word mostly is. */
    WordKind kind(long hash) {
        Uses use = uses.get(hash);
        double sum = use == null ? 0 : use.asNoun + use.asAdjective + use.asVerb;
        if (use == null || sum < LEAST) {
            return WordKind.UNCLEAR;
        }
        double noun = use.asNoun / sum;
        if (noun >= NOUN) {
            return WordKind.NOUN;
        }
        if (noun >= NO_NOUN) {
            return WordKind.UNCLEAR;
        }
        return use.asAdjective > use.asVerb ? WordKind.ADJECTIVE : WordKind.VERB;
    }
}
