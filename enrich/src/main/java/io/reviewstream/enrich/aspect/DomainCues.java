package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words that tell the domains from each other, all in one table, so that a document is looked through once: cues, and less so
 * the words that only one of the domains has.
 */
final class DomainCues {
    /** What a cue counts beside a word that one domain only knows. */
    private static final int CUE = 3;

    /** "This app" says more than any other word. */
    private static final int POINTED_AT = 3;

    private static final long THIS = Words.hash("this");

    private final List<String> domains;
    private final PhraseTable words = new PhraseTable();
    /** By value of a word: how much it counts for each domain. */
    private final List<int[]> weights = new ArrayList<>();

    DomainCues(List<AspectVocabulary> vocabularies) {
        domains = vocabularies.stream().map(AspectVocabulary::domain).toList();
        for (int domain = 0; domain < domains.size(); domain++) {
            for (String word : vocabularies.get(domain).words()) {
                add(word, domain, 1);
            }
        }
        for (int[] weight : weights) {
            if (Arrays.stream(weight).sum() > 1) {
                Arrays.fill(weight, 0);
            }
        }
        for (int domain = 0; domain < domains.size(); domain++) {
            for (String cue : vocabularies.get(domain).cues()) {
                add(cue, domain, CUE);
            }
        }
    }

    private void add(String phrase, int domain, int weight) {
        var word = Document.of(phrase);
        if (word.tokenCount() != 1) {
            return;
        }
        int known = words.wordAt(word, 0);
        if (known < 0) {
            known = weights.size();
            words.add(word.original(), known);
            weights.add(new int[domains.size()]);
        }
        weights.get(known)[domain] = Math.max(weight, weights.get(known)[domain]);
    }

    /** How much the words of a document speak for each domain. Names do not count. */
    Points points(Document document, NamedWords named) {
        var points = new int[domains.size()];
        for (int token = 0; token < document.tokenCount(); token++) {
            int word = words.wordAt(document, token);
            if (word >= 0 && !named.has(token)) {
                int[] weight = weights.get(word);
                int times = token > 0 && document.hash(token - 1) == THIS ? POINTED_AT : 1;
                for (int domain = 0; domain < points.length; domain++) {
                    points[domain] += times * weight[domain];
                }
            }
        }
        return new Points(domains, points);
    }
}
