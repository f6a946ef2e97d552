package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/**
 * Where clauses part, where words are turned round, and which words judge, for each token of one document. Made in one pass
 * for aspects and notes together. Used again for the next document of the same thread, which saves 6 KB a review. Not
 * thread-safe.
 */
final class Clauses {
    /** A negation reaches so many tokens to its right. */
    private static final int REACH = 5;

    /** "The good: songs and sets": so many tokens before a colon speak of what follows. */
    private static final int HEADING = 3;

    private static final double NOT_GOOD = -0.8;
    private static final double NOT_BAD = -0.7;
    /** "It could have been great." */
    private static final double WISHED_FOR = -0.6;

    private static final long AND = Words.hash("and");

    /** What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int MOST_TOKENS = 8192;

    private final OpinionWords opinionWords;
    private Document document = Document.of("");
    /** Number of the clause, counted over the whole document. */
    int[] clause = new int[0];
    /** Number of the part between commas and "and", counted over the whole document. */
    int[] part = new int[0];
    /** Judgement that begins at the token, negation counted; 0 for none. */
    float[] judgement = new float[0];
    /** Tokens of that judgement; means nothing where nothing is judged. */
    short[] length = new short[0];
    /** The token of the negation that turned it, -1 for none; means nothing where nothing is judged. */
    int[] negation = new int[0];
    /** Tokens at which something is judged, in order. */
    private int[] judged = new int[16];

    private int judgedCount;
    /** Tokens with which a clause begins, or what follows a comma, in order. */
    private int[] seams = new int[16];

    private int seamCount;
    /** Words and numbers before the token; one more for the end. */
    private int[] words = new int[1];

    Clauses(OpinionWords opinionWords) {
        this.opinionWords = opinionWords;
    }

    /** The clauses of a document: these, or others for one that is very long. Good until the next document. */
    Clauses of(Document of) {
        Clauses clauses = of.tokenCount() > MOST_TOKENS ? new Clauses(opinionWords) : this;
        clauses.read(of);
        return clauses;
    }

    private void read(Document of) {
        document = of;
        int count = document.tokenCount();
        if (count > clause.length) {
            int room = count + count / 4;
            clause = new int[room];
            part = new int[room];
            judgement = new float[room];
            length = new short[room];
            negation = new int[room];
            words = new int[room + 1];
        } else {
            Arrays.fill(judgement, 0, count, 0);
        }
        judgedCount = 0;
        seamCount = 0;
        int clauses = 0;
        int parts = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int negatedAt = -1;
            boolean irrealis = false;
            boolean judgedBefore = false;
            int clauseFirst = document.sentenceStart(sentence);
            clauses++;
            parts++;
            int token = document.sentenceStart(sentence);
            seam(token);
            while (token < end) {
                int next = token + 1;
                long found = opinionWords.at(document, token, end);
                int turn = found == PhraseTable.NONE ? OpinionWords.NO_TURN : OpinionWords.turn(found);
                if (!document.isWord(token)) {
                    char mark = document.mark(token);
                    boolean heading = mark == ':' && judgedBefore && token - clauseFirst <= HEADING;
                    if (!heading && isHard(mark, token)) {
                        clauseFirst = token + 1;
                        judgedBefore = false;
                        seam(token);
                        clauses++;
                        parts++;
                        negatedAt = -1;
                        irrealis = false;
                    } else if (mark == ',') {
                        seam(token + 1);
                        parts++;
                        if (negatedAt >= 0 && token - negatedAt > 3) {
                            negatedAt = -1;
                        }
                        irrealis = false;
                    }
                } else if (turn == OpinionWords.BREAK) {
                    clauseFirst = token;
                    judgedBefore = false;
                    seam(token);
                    clauses++;
                    parts++;
                    negatedAt = -1;
                    irrealis = false;
                }
                if (found != PhraseTable.NONE) {
                    next = token + PhraseTable.length(found);
                    if (OpinionWords.judges(found)) {
                        judgedBefore = true;
                        judge(token, found, negatedAt, irrealis);
                    }
                    if (turn == OpinionWords.NEGATION) {
                        negatedAt = token;
                    } else if (turn == OpinionWords.IRREALIS) {
                        irrealis = true;
                    }
                }
                parts += document.hash(token) == AND ? 1 : 0;
                for (int at = token; at < next; at++) {
                    clause[at] = clauses;
                    part[at] = parts;
                    words[at + 1] = words[at] + (document.kind(at) == Document.Kind.SYMBOL ? 0 : 1);
                }
                token = next;
            }
        }
    }

    /** Words and numbers from {@code first} to before {@code end}. */
    int words(int first, int end) {
        return words[end] - words[first];
    }

    private void judge(int token, long found, int negatedAt, boolean irrealis) {
        int strength = OpinionWords.strength(found);
        double score = strength;
        negation[token] = -1;
        if (negatedAt >= 0 && token - negatedAt <= REACH) {
            score *= strength > 0 ? NOT_GOOD : NOT_BAD;
            negation[token] = negatedAt;
        } else if (irrealis && strength > 0) {
            score = WISHED_FOR;
        }
        judgement[token] = (float) score;
        length[token] = (short) PhraseTable.length(found);
        if (score != 0) {
            if (judgedCount == judged.length) {
                judged = Arrays.copyOf(judged, judgedCount * 2);
            }
            judged[judgedCount++] = token;
        }
    }

    private void seam(int token) {
        if (seamCount > 0 && seams[seamCount - 1] == token) {
            return;
        }
        if (seamCount == seams.length) {
            seams = Arrays.copyOf(seams, seamCount * 2);
        }
        seams[seamCount++] = token;
    }

    int judgedCount() {
        return judgedCount;
    }

    /** One of the tokens at which something is judged, which are in order. */
    int judgedAt(int index) {
        return judged[index];
    }

    int seamCount() {
        return seamCount;
    }

    /** One of the tokens with which a sentence or clause begins, or what follows a comma, which are in order. */
    int seamAt(int index) {
        return seams[index];
    }

    private boolean isHard(char mark, int token) {
        return switch (mark) {
            case ';', ':', '—', '–', '(', ')', '.', '!', '?' -> true;
            case '-' -> document.hasSpaceBefore(token);
            default -> false;
        };
    }
}
