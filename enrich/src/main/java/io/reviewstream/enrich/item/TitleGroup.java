package io.reviewstream.enrich.item;

import java.util.ArrayList;
import java.util.List;

/** All stretches of a document with the same words, a leading article aside. */
final class TitleGroup {
    final long key;
    final int words;
    final List<TitleStretch> mentions = new ArrayList<>();
    int quoted;
    int whole;

    TitleGroup(long key, int words) {
        this.key = key;
        this.words = words;
    }

    void add(TitleStretch stretch) {
        mentions.add(stretch);
        quoted += stretch.quoted() ? 1 : 0;
        whole += stretch.whole() ? 1 : 0;
    }
}
