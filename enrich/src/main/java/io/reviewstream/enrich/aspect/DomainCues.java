package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words that tell the domains from each other, all in one table, so that a document is looked through once: cues, and less so
 * what is listed as weaker, or else the words that only one of the domains has.
 */
final class DomainCues {
    /** What a cue counts beside a word that one domain only knows. */
    private static final int CUE = 3;

    /** "This app" says more than any other word. */
    private static final int POINTED_AT = 3;

    private static final long THIS = Words.hash("this");

    /** Behind these stands a verb: "easy to book". */
    private static final WordSet BEFORE_VERBS = WordSet.of(
            "to", "i", "we", "you", "they", "can", "could", "can't", "couldn't", "cannot", "will", "would", "always");

    private final List<String> domains;
    /** By domain: whether it says nothing unless it has half as many points again as those of which this is not so. */
    private final boolean[] mustOutweigh;

    private final PhraseTable words = new PhraseTable();
    /** Cues of several words. */
    private final PhraseTable phrases = new PhraseTable();
    /** By value of a word or phrase: how much it counts for each domain. */
    private final List<int[]> weights = new ArrayList<>();
    /** Words that may be verbs, and tell nothing then. */
    private final PhraseTable verbs = new PhraseTable();

    DomainCues(List<AspectVocabulary> vocabularies) {
        domains = vocabularies.stream().map(AspectVocabulary::domain).toList();
        mustOutweigh = new boolean[domains.size()];
        for (int domain = 0; domain < domains.size(); domain++) {
            mustOutweigh[domain] = vocabularies.get(domain).mustOutweigh();
        }
        addWeak(vocabularies, false);
        for (int[] weight : weights) {
            if (Arrays.stream(weight).sum() > 1) {
                Arrays.fill(weight, 0);
            }
        }
        addWeak(vocabularies, true);
        for (int domain = 0; domain < domains.size(); domain++) {
            for (String cue : vocabularies.get(domain).cues()) {
                add(cue, domain, CUE, true);
            }
            verbs.addAll(vocabularies.get(domain).verbs(), 0);
        }
    }

    private void addWeak(List<AspectVocabulary> vocabularies, boolean listed) {
        for (int domain = 0; domain < domains.size(); domain++) {
            AspectVocabulary vocabulary = vocabularies.get(domain);
            if (vocabulary.mustOutweigh() == listed) {
                for (String word : vocabulary.weakCues()) {
                    add(word, domain, 1, listed);
                }
            }
        }
    }

    private void add(String cue, int domain, int weight, boolean evenPhrase) {
        var document = Document.of(cue);
        boolean word = document.tokenCount() == 1;
        if (!word && !evenPhrase) {
            return;
        }
        int known = word ? words.wordAt(document, 0) : phrase(document);
        if (known < 0) {
            known = weights.size();
            (word ? words : phrases).add(cue, known);
            weights.add(new int[domains.size()]);
        }
        weights.get(known)[domain] = Math.max(weight, weights.get(known)[domain]);
    }

    private int phrase(Document document) {
        long found = phrases.longestAt(document, 0, document.tokenCount());
        return found != PhraseTable.NONE && PhraseTable.length(found) == document.tokenCount()
                ? PhraseTable.value(found)
                : -1;
    }

    /** How much the words of a document speak for each domain. Names do not count. */
    Points points(Document document, NamedWords named) {
        int[] points = count(document, named);
        leaveWhatOutweighs(points);
        return new Points(domains, points);
    }

    /** The same of each domain by itself: none must outweigh the others. */
    Points pointsOfEach(Document document, NamedWords named) {
        return new Points(domains, count(document, named));
    }

    private int[] count(Document document, NamedWords named) {
        var points = new int[domains.size()];
        for (int token = 0; token < document.tokenCount(); token++) {
            int word = words.wordAt(document, token);
            if (word >= 0 && !named.has(token) && !isVerb(document, token)) {
                int times = token > 0 && document.hash(token - 1) == THIS ? POINTED_AT : 1;
                count(word, times, points);
            }
        }
        int end = document.tokenCount();
        for (int token = phrases.next(document, 0, end); token < end; token = phrases.next(document, token + 1, end)) {
            long found = phrases.longestAt(document, token, end);
            if (found != PhraseTable.NONE && !named.has(token)) {
                count(PhraseTable.value(found), 1, points);
            }
        }
        return points;
    }

    private void leaveWhatOutweighs(int[] points) {
        int most = 0;
        for (int domain = 0; domain < points.length; domain++) {
            most = mustOutweigh[domain] ? most : Math.max(most, points[domain]);
        }
        for (int domain = 0; domain < points.length; domain++) {
            if (mustOutweigh[domain] && 2 * points[domain] < 3 * most) {
                points[domain] = 0;
            }
        }
    }

    private void count(int word, int times, int[] points) {
        int[] weight = weights.get(word);
        for (int domain = 0; domain < points.length; domain++) {
            points[domain] += times * weight[domain];
        }
    }

    /** "Easy to book": whether a word is no thing. */
    private boolean isVerb(Document document, int token) {
        return token > 0 && BEFORE_VERBS.contains(document.hash(token - 1)) && verbs.wordAt(document, token) >= 0;
    }
}
