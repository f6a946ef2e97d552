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
    private static final int LAST = 2;
    private static final int LAST_TWO = 3;
    private static final int NEXT = 4;
    private static final int NEXT_TWO = 5;
    private static final int AROUND = 6;

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
        long last = neighbours.at(before, start, end);
        long next = neighbours.at(behind, start, end);
        features.add(kind + LAST, last);
        features.add(kind + LAST_TWO, neighbours.at(before - 1, start, end) * 31 + last);
        features.add(kind + NEXT, next);
        features.add(kind + NEXT_TWO, next * 31 + neighbours.at(behind + 1, start, end));
        features.add(kind + AROUND, last * 31 + next);
    }
}
