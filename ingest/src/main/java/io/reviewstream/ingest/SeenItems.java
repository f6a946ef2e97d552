package io.reviewstream.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items of a feed that were taken, by hashes of their id and content; bounded. One thread's own. */
final class SeenItems {
    /** So many fit into a checkpoint, of which Kafka takes 24 MiB: each is 36 bytes of JSON there. */
    static final int MOST_KEPT = 500_000;

    private final LinkedHashMap<String, String> contents = new LinkedHashMap<>();

    SeenItems(List<String> entries) {
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            contents.put(entry.substring(0, colon), entry.substring(colon + 1));
        }
    }

    /** Takes note of an item; true when it is new, or has other content than before. */
    boolean isNews(String id, byte[] content) {
        String key = hash(id.getBytes(StandardCharsets.UTF_8));
        String now = hash(content);
        // Removed first, so that it goes to the end: what is in the feed now is forgotten last.
        String before = contents.remove(key);
        contents.put(key, now);
        return !now.equals(before);
    }

    /** Forgets the oldest beyond so many. */
    void forget(int bound) {
        Iterator<Map.Entry<String, String>> oldest = contents.entrySet().iterator();
        while (contents.size() > bound) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What a checkpoint keeps of it: all of them, or the latest of very many. */
    List<String> entries() {
        return contents.entrySet().stream()
                .skip(Math.max(0, contents.size() - MOST_KEPT))
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .toList();
    }

    private static String hash(byte[] bytes) {
        try {
            // 64 bits: among 20,000 items the chance that two meet is 10^-11.
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
