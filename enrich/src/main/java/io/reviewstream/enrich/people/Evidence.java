package io.reviewstream.enrich.people;

/** Takes the features of one possible person, one after another: to judge by them, or to learn from them. */
interface Evidence {
    /** Kinds below this are for {@link #few}, … */
    int KINDS_OF_FEW = 216;

    /** … whose values span less than this: up from 0, or up and down from 0 for the kinds of words. */
    int VALUES_OF_FEW = 64;

    /** The parts of the evidence: the words of the name, … */
    int NAME = 0;

    /** … how often, where and beside what it is named, … */
    int PLACE = 1;

    /** … what is said elsewhere of the name, … */
    int RENOWN = 2;

    /** … the words around one mention, and around all of them. */
    int MENTION = 3;

    int ALL_MENTIONS = 4;
    int PARTS = 5;

    /** What comes now belongs to a part; {@link #MENTION} begins another mention. */
    void begin(int part);

    /** A feature of which there are few values. */
    void few(int kind, int value);

    /** Any other feature. */
    void add(int kind, long value);

    /** The value of a feature of few values by its last six bits. */
    static int valueOfFew(int kind, int bits) {
        boolean signed = kind >= 10 && kind < 70;
        return signed && bits >= VALUES_OF_FEW / 2 ? bits - VALUES_OF_FEW : bits;
    }
}
