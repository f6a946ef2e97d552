package io.reviewstream.enrich.phrase;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.Json;
import io.reviewstream.runtime.GzipInput;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts in how many reviews words and pairs of words occur, and as what words are used, and writes {@link Background}'s file. Arguments: the file to
 * write, then gzipped JSON Lines files whose rows have a {@code text}. Nothing but hashes and counts is written.
 */
public final class BackgroundTool {
    /** Rarer words are not listed. */
    private static final int LEAST = 12;

    /** Rarer pairs are not listed: there are many more of them. */
    private static final int LEAST_PAIRS = 40;

    private record Kept(int documents, WordKind kind) {}

    private BackgroundTool() {}

    public static void main(String[] arguments) throws IOException {
        Map<Long, int[]> words = new HashMap<>();
        Map<Long, int[]> pairs = new HashMap<>();
        var uses = new WordUses();
        int documents = 0;
        for (int i = 1; i < arguments.length; i++) {
            try (var lines = new BufferedReader(new InputStreamReader(
                    new GzipInput(Files.newInputStream(Path.of(arguments[i]))), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Document document =
                            Document.of(Json.mapper().readTree(line).get("text").asString());
                    count(document, words, pairs);
                    uses.count(document);
                    documents++;
                }
            }
        }
        var kept = new TreeMap<Integer, Kept>();
        keep(words, LEAST, uses, kept);
        keep(pairs, LEAST_PAIRS, new WordUses(), kept);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0]))))) {
            out.writeInt(documents);
            out.writeInt(LEAST);
            out.writeInt(kept.size());
            for (var entry : commonestFirst(kept)) {
                out.writeInt(entry.getKey());
                out.writeByte(Background.value(
                        entry.getValue().documents(), entry.getValue().kind()));
            }
        }
    }

    /** Who comes first is found where it is looked for first. */
    private static List<Map.Entry<Integer, Kept>> commonestFirst(Map<Integer, Kept> kept) {
        return kept.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(Kept::documents).reversed()))
                .toList();
    }

    private static void count(Document document, Map<Long, int[]> words, Map<Long, int[]> pairs) {
        Set<Long> seen = new HashSet<>();
        Set<Long> seenPairs = new HashSet<>();
        for (int token = 0; token < document.tokenCount(); token++) {
            if (!document.isWord(token)) {
                continue;
            }
            seen.add(document.hash(token));
            if (token > 0 && document.isWord(token - 1)) {
                seenPairs.add(Words.join(document.hash(token - 1), document.hash(token)));
            }
        }
        seen.forEach(hash -> words.computeIfAbsent(hash, key -> new int[1])[0]++);
        seenPairs.forEach(hash -> pairs.computeIfAbsent(hash, key -> new int[1])[0]++);
    }

    private static void keep(Map<Long, int[]> counts, int least, WordUses uses, Map<Integer, Kept> kept) {
        counts.forEach((hash, count) -> {
            if (count[0] >= least) {
                kept.merge(
                        Background.key(hash),
                        new Kept(count[0], uses.kind(hash)),
                        (one, other) -> one.documents() >= other.documents() ? one : other);
            }
        });
    }
}
