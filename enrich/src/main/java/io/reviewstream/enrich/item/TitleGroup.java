package io.reviewstream.enrich.item;

import java.util.Arrays;

/** All stretches of a document with the same words, a leading article aside. */
final class TitleGroup {
    /** What was left out of the quotation or capitalised run that a mention is from: its sentence's first word, … */
    static final int CUT_FIRST = 1;

    /** … more to the left, … */
    static final int CUT_LEFT = 2;

    /** … to the right, … */
    static final int CUT_RIGHT = 4;

    /** … or nothing though it begins with a sentence's first word. */
    static final int KEPT_FIRST = 8;

    /** Words alone tell it, not capitals. */
    static final int UNCASED = 32;

    static final int CUTS = CUT_FIRST | CUT_LEFT | CUT_RIGHT | KEPT_FIRST;
    private static final int QUOTED = 16;
    private static final int STRIDE = 4;

    final long key;
    final int words;

    /** The keys of the first and of the last word by themselves, a leading article aside. */
    final long firstKey;

    final long lastKey;

    /** How often it is set off by quotation marks or italics. */
    int quoted;

    /** How often nothing was cut off but a sentence's first word. */
    int whole;

    /** How often the text names what a longer group begins with, and the other way round. */
    int shortMentions;

    int longMentions;
    int longQuoted;

    /** How often the text names, and sets off, what is within this quoted group but doesn't begin it, … */
    int innerMentions;

    int innerQuoted;

    /** … and how often quoted groups have this one within them. */
    int outerQuoted;

    /** How often it is named by its first word alone, how often by its last, … */
    int byFirst;

    int byLast;

    /** … and whether this word alone begins or ends a group, 1, or a quoted one, 2. */
    int within;

    /** How many quoted groups come before it, and how many that are quoted as titles are. */
    int quotedBefore;

    int titledBefore;
    boolean person;
    boolean titled;

    /** Whether words tell some mention, where capitals can't. */
    boolean uncased;

    /** In how many films' reviews it is named. */
    int fame;

    private int size;
    private int[] mentions = new int[2 * STRIDE];

    TitleGroup(long key, int words, long firstKey, long lastKey) {
        this.key = key;
        this.words = words;
        this.firstKey = firstKey;
        this.lastKey = lastKey;
    }

    void add(int first, int end, boolean isQuoted, int cuts, int sentence) {
        int at = size * STRIDE;
        if (at == mentions.length) {
            mentions = Arrays.copyOf(mentions, at * 2);
        }
        mentions[at] = first;
        mentions[at + 1] = end;
        mentions[at + 2] = cuts | (isQuoted ? QUOTED : 0);
        mentions[at + 3] = sentence;
        size++;
        uncased |= (cuts & UNCASED) != 0;
        quoted += isQuoted ? 1 : 0;
        whole += whole(size - 1) ? 1 : 0;
    }

    /** How many mentions there are: the quoted ones first, either in the order of the text. */
    int size() {
        return size;
    }

    /** First token of a mention. */
    int first(int mention) {
        return mentions[mention * STRIDE];
    }

    /** One past its last token. */
    int end(int mention) {
        return mentions[mention * STRIDE + 1];
    }

    /** The sentence that its first token is in. */
    int sentence(int mention) {
        return mentions[mention * STRIDE + 3];
    }

    boolean isQuoted(int mention) {
        return (mentions[mention * STRIDE + 2] & QUOTED) != 0;
    }

    int cuts(int mention) {
        return mentions[mention * STRIDE + 2] & CUTS;
    }

    boolean whole(int mention) {
        return (mentions[mention * STRIDE + 2] & (CUT_LEFT | CUT_RIGHT)) == 0;
    }
}
