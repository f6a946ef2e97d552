package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.ArrayList;
import java.util.List;

/** The words that tell the domains from each other, all in one table, so that a document is looked through once. */
final class DomainCues {
    private final int domains;
    private final PhraseTable words = new PhraseTable();
    /** By value of a word: of which domains it is a cue. */
    private final List<boolean[]> domainsOf = new ArrayList<>();

    DomainCues(List<AspectVocabulary> vocabularies) {
        domains = vocabularies.size();
        for (int domain = 0; domain < domains; domain++) {
            for (String cue : vocabularies.get(domain).cues()) {
                var word = Document.of(cue);
                if (word.tokenCount() == 1) {
                    add(word, domain);
                }
            }
        }
    }

    private void add(Document word, int domain) {
        int known = words.wordAt(word, 0);
        if (known < 0) {
            known = domainsOf.size();
            words.add(word.original(), known);
            domainsOf.add(new boolean[domains]);
        }
        domainsOf.get(known)[domain] = true;
    }

    /** The domain whose cues are commonest; of equals the first, and the first when there are none. Names are no cues. */
    int commonest(Document document, NamedWords named) {
        if (domains == 1) {
            return 0;
        }
        var counts = new int[domains];
        for (int token = 0; token < document.tokenCount(); token++) {
            int word = words.wordAt(document, token);
            if (word >= 0 && !named.has(token)) {
                boolean[] of = domainsOf.get(word);
                for (int domain = 0; domain < domains; domain++) {
                    counts[domain] += of[domain] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int domain = 1; domain < domains; domain++) {
            best = counts[domain] > counts[best] ? domain : best;
        }
        return best;
    }
}
