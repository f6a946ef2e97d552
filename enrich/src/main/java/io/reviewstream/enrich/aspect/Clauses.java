package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import java.util.Arrays;

/**
 * Where clauses part, where words are turned round, and which words judge, for each token of one document, as {@link ClauseReader}
 * finds it. Used again for the next document of the same thread, which saves 6 KB a review. Not thread-safe.
 */
final class Clauses {
    /** A negation reaches so many tokens to words that name and judge at once. */
    private static final int NAMED_REACH = 4;

    /** What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int MOST_TOKENS = 8192;

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
    /** Whether the token is said of something else: "my old phone had a great camera". */
    boolean[] ofAnother = new boolean[0];
    /** Whether the token stands behind a wish that was not met ("could be"), or what was looked for ("was hoping for"). */
    private byte[] wish = new byte[0];
    /** The last negation before the token that is not over, however far back; -1 for none. */
    private int[] negationInForce = new int[0];

    /** Tokens at which something is judged, in order. */
    private final TokenList judged = new TokenList();

    /** Tokens with which a clause begins, or what follows a comma, in order. */
    private final TokenList seams = new TokenList();

    /** Words and numbers before the token; one more for the end. */
    private int[] words = new int[1];

    /** The clauses of a document, in which words that name something judge nothing: these, or others for one that is very long. Good until the next document. */
    Clauses of(Document document, OpinionWords judging, NamedWords named) {
        Clauses clauses = document.tokenCount() > MOST_TOKENS ? new Clauses() : this;
        clauses.makeRoom(document.tokenCount());
        new ClauseReader(document, judging, named, clauses).read();
        return clauses;
    }

    private void makeRoom(int count) {
        if (count > clause.length) {
            int room = count + count / 4;
            clause = new int[room];
            part = new int[room];
            judgement = new float[room];
            length = new short[room];
            negation = new int[room];
            negationInForce = new int[room];
            ofAnother = new boolean[room];
            wish = new byte[room];
            words = new int[room + 1];
        } else {
            Arrays.fill(judgement, 0, count, 0);
        }
        judged.leaveFrom(0);
        seams.leaveFrom(0);
    }

    /** To be called for one token after the other. */
    void put(int token, int inClause, int inPart, int lastNegation, boolean another, Wish wished, boolean isWord) {
        clause[token] = inClause;
        part[token] = inPart;
        negationInForce[token] = lastNegation;
        ofAnother[token] = another;
        wish[token] = (byte) wished.ordinal();
        words[token + 1] = words[token] + (isWord ? 1 : 0);
    }

    /** To be called in the order of the text. */
    void addSeam(int token) {
        seams.add(token);
    }

    /** What is judged at a token, by so many; to be called in the order of the text. */
    void judge(int token, int tokens, double score, int negatedAt) {
        judgement[token] = (float) score;
        length[token] = (short) tokens;
        negation[token] = negatedAt;
        if (score != 0) {
            judged.add(token);
        }
    }

    /** Takes back what the last tokens judge: it is said of something else. */
    void giveToAnother(int first, int end) {
        for (int token = first; token < end; token++) {
            ofAnother[token] = true;
            judgement[token] = 0;
        }
        judged.leaveFrom(first);
    }

    /** Words and numbers from {@code first} to before {@code end}. */
    int words(int first, int end) {
        return words[end] - words[first];
    }

    /** The negation that turns what begins at a token and is not in the list of words that judge; -1 for none. */
    int negationBefore(int token) {
        return token - negationInForce[token] <= NAMED_REACH ? negationInForce[token] : -1;
    }

    /** Whether what begins at a token is only wished for. */
    Wish wish(int token) {
        return Wish.of(wish[token]);
    }

    int judgedCount() {
        return judged.size();
    }

    /** One of the tokens at which something is judged, which are in order. */
    int judgedAt(int index) {
        return judged.at(index);
    }

    int seamCount() {
        return seams.size();
    }

    /** One of the tokens with which a sentence or clause begins, or what follows a comma, which are in order. */
    int seamAt(int index) {
        return seams.at(index);
    }
}
