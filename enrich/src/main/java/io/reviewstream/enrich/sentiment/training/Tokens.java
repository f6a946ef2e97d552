package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.text.Document;
import java.util.Arrays;
import java.util.List;

/** Hashes of the tokens of many texts. */
record Tokens(long[][] hashes) {
    static Tokens of(List<String> texts, Workers workers) {
        var all = new long[texts.size()][];
        workers.splitRows(texts.size(), (part, from, to) -> {
            for (int row = from; row < to; row++) {
                all[row] = hashes(Document.of(texts.get(row)));
            }
        });
        return new Tokens(all);
    }

    static Tokens concat(Tokens first, Tokens second) {
        var all = Arrays.copyOf(first.hashes, first.size() + second.size());
        System.arraycopy(second.hashes, 0, all, first.size(), second.size());
        return new Tokens(all);
    }

    int size() {
        return hashes.length;
    }

    private static long[] hashes(Document document) {
        var hashes = new long[document.tokenCount()];
        for (int token = 0; token < hashes.length; token++) {
            hashes[token] = document.hash(token);
        }
        return hashes;
    }
}
