package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.text.PhraseFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The word lists of {@code personal-data.txt}. */
final class PrivacyWords {
    private static final PhraseFile FILE = PhraseFile.beside(PersonalData.class, "personal-data.txt");

    /** So far back, in units, words before a number may stand. */
    private static final int REACH = 24;

    private PrivacyWords() {}

    static Set<String> of(String section) {
        return Set.copyOf(new HashSet<>(FILE.phrases(section)));
    }

    static List<String> lines(String section) {
        return FILE.phrases(section);
    }

    /** Whether one of the words before a place is in a list, or two of them next to each other are. */
    static boolean announce(Set<String> words, String text, int from, int most) {
        String later = "";
        int at = from;
        for (int word = 0; word < most; word++) {
            while (at > 0 && !Units.isWordAt(text, at - 1) && from - at < REACH) {
                at--;
            }
            int start = at;
            while (start > 0 && Units.isWordAt(text, start - 1) && from - start < REACH * 2) {
                start--;
            }
            if (start == at) {
                return false;
            }
            String found = Units.lower(text, start, at);
            if (words.contains(found) || words.contains(found + " " + later)) {
                return true;
            }
            later = found;
            at = start;
        }
        return false;
    }
}
