package io.reviewstream.enrich.item;

import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.List;

/** All stretches of a document with the same words, a leading article aside. */
final class TitleGroup {
    final long key;
    final int words;
    final List<TitleStretch> mentions = new ArrayList<>();
    /** Hashes of the first and last word, a leading article aside. */
    final long firstWord;

    final long lastWord;

    /** The keys of its first word, its first two words, and so on, up to the whole. */
    final long[] prefixes;

    /** How often the text names what a longer group begins with, and the other way round. */
    int shortMentions;

    int longMentions;
    int longQuoted;

    /** How many quoted groups come before it. */
    int quotedBefore;

    int quoted;
    int whole;

    TitleGroup(long key, int words, long firstWord, long lastWord, long[] prefixes) {
        this.prefixes = prefixes;
        this.key = key;
        this.words = words;
        this.firstWord = firstWord;
        this.lastWord = lastWord;
    }

    /** The key of the first word by itself. */
    long firstKey() {
        return Words.join(0, firstWord);
    }

    /** The key of the last word by itself. */
    long lastKey() {
        return Words.join(0, lastWord);
    }

    void add(TitleStretch stretch) {
        mentions.add(stretch);
        quoted += stretch.quoted() ? 1 : 0;
        whole += stretch.whole() ? 1 : 0;
    }
}
