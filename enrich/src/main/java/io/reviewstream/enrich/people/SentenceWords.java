package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Neighbours;
import io.reviewstream.enrich.text.Document;

/** The words before and behind somebody, in each sentence that names them. No name is ever one. */
final class SentenceWords {
    /** Later mentions say the same again. */
    private static final int MOST_MENTIONS = 4;

    /** So many words to either side. */
    private static final int NEAR = 16;

    private static final int BEFORE = 0;
    private static final int BEHIND = 1;

    /** The first of as many kinds as {@link Neighbours#beside} gives. */
    private static final int BESIDE = 2;

    /** What is added to a kind where somebody is named again. */
    private static final int AGAIN = 10;

    private final Document document;
    private final Neighbours neighbours;

    SentenceWords(Names names) {
        this.document = names.document();
        this.neighbours = new Neighbours(names);
    }

    void write(Somebody somebody, Features features) {
        int mentions = Math.min(MOST_MENTIONS, somebody.mentions.size());
        for (int i = 0; i < mentions; i++) {
            write(somebody.mentions.get(i), i == 0 ? 0 : AGAIN, features);
        }
    }

    private void write(Stretch mention, int kind, Features features) {
        int start = document.sentenceStart(mention.sentence());
        int end = document.sentenceEnd(mention.sentence());
        int before = mention.first() - 1;
        int behind = mention.end();
        for (int token = Math.max(start, mention.first() - NEAR); token <= before; token++) {
            features.add(kind + BEFORE, neighbours.at(token, start, end));
        }
        int to = Math.min(end, behind + NEAR);
        for (int token = behind; token < to; token++) {
            features.add(kind + BEHIND, neighbours.at(token, start, end));
        }
        long[] beside = neighbours.beside(before, behind, start, end);
        for (int i = 0; i < beside.length; i++) {
            features.add(kind + BESIDE + i, beside[i]);
        }
    }
}
