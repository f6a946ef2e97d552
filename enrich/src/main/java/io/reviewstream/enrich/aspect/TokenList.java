package io.reviewstream.enrich.aspect;

import java.util.Arrays;

/** Tokens in the order of the text, each once. Not thread-safe. */
final class TokenList {
    private int[] tokens = new int[16];
    private int size;

    /** Adds one that is not before the last. */
    void add(int token) {
        if (size > 0 && tokens[size - 1] == token) {
            return;
        }
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
    }

    /** Leaves out a token and all behind it. */
    void leaveFrom(int token) {
        while (size > 0 && tokens[size - 1] >= token) {
            size--;
        }
    }

    int size() {
        return size;
    }

    int at(int index) {
        return tokens[index];
    }
}
