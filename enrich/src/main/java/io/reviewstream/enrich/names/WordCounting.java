package io.reviewstream.enrich.names;

import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.text.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code word-counts.bin} from unlabelled reviews: {@code WordCounting OUT.bin REVIEWS.jsonl[.gz]…}, each line an
 * object with {@code text}. A tool; nothing here runs in the pipeline.
 */
public final class WordCounting {
    /** Rarer words tell too little to be worth their bytes. */
    private static final int LEAST = 4;

    private final Map<Long, Counts> words = new HashMap<>();

    private static final class Counts {
        private final int[] counts = new int[WordCounts.Count.values().length];
        private final Set<Long> followers = new HashSet<>();
        private final Set<Long> predecessors = new HashSet<>();

        private void add(WordCounts.Count count) {
            counts[count.ordinal()]++;
        }
    }

    private record Text(String text) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: WordCounting OUT.bin REVIEWS.jsonl[.gz]…");
        }
        var counting = new WordCounting();
        for (int i = 1; i < arguments.length; i++) {
            JsonLines.forEach(Path.of(arguments[i]), Text.class, text -> counting.add(text.text()));
        }
        counting.write(Path.of(arguments[0]));
    }

    void add(String text) {
        Document document = Document.of(text);
        if (new Capitals(document).ofDocument() != LetterCase.USUAL) {
            return;
        }
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int first = document.sentenceStart(sentence);
            int end = document.sentenceEnd(sentence);
            for (int token = first; token < end; token++) {
                if (document.isWord(token)) {
                    add(document, token, first, end);
                }
            }
        }
    }

    private void add(Document document, int token, int first, int end) {
        Counts counts = words.computeIfAbsent(document.nameHash(token), hash -> new Counts());
        if (!document.isCapitalised(token)) {
            counts.add(WordCounts.Count.LOWER);
            return;
        }
        if (document.isUpperCase(token) && document.length(token) > 3) {
            return;
        }
        boolean begins = token == first || !document.isWord(token - 1) && beginsAfter(document, token, first);
        if (begins) {
            counts.add(WordCounts.Count.SENTENCE_START);
            return;
        }
        counts.add(WordCounts.Count.CAPITAL);
        boolean after = token > first && isCapital(document, token - 1) && token - 1 > first;
        boolean before = token + 1 < end && isCapital(document, token + 1) && !document.isPossessive(token);
        if (!after && before) {
            counts.add(WordCounts.Count.RUN_FIRST);
            counts.followers.add(document.nameHash(token + 1));
        } else if (after && !before) {
            counts.add(WordCounts.Count.RUN_LAST);
            counts.predecessors.add(document.nameHash(token - 1));
        } else if (!after) {
            counts.add(WordCounts.Count.ALONE);
        }
        if (!document.isWord(token - 1)) {
            return;
        }
        if (document.is(token - 1, "the")) {
            counts.add(WordCounts.Count.AFTER_THE);
        } else if (document.is(token - 1, "in")
                || document.is(token - 1, "at")
                || document.is(token - 1, "from")
                || document.is(token - 1, "to")) {
            counts.add(WordCounts.Count.AFTER_IN);
        }
    }

    private static boolean beginsAfter(Document document, int token, int first) {
        return token - 1 == first || document.isSymbol(token - 1, '"') || document.isSymbol(token - 1, ':');
    }

    private static boolean isCapital(Document document, int token) {
        return document.isWord(token) && document.isCapitalised(token) && !document.isPossessive(token);
    }

    private void write(Path file) throws IOException {
        var entries = new TreeMap<Integer, Long>();
        words.forEach((hash, counts) -> {
            int[] all = counts.counts;
            all[WordCounts.Count.FOLLOWERS.ordinal()] = counts.followers.size();
            all[WordCounts.Count.PREDECESSORS.ordinal()] = counts.predecessors.size();
            if (all[0] + all[1] + all[2] >= LEAST) {
                long packed = 0;
                for (int i = 0; i < all.length; i++) {
                    packed |= (long) WordCounts.logarithm(all[i]) << (i * WordCounts.BITS);
                }
                entries.put(WordCounts.key(hash), packed);
            }
        });
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            WordCounts.write(out, entries);
        }
        System.err.println(entries.size() + " words of " + words.size());
    }
}
