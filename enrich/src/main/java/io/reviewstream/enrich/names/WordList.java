package io.reviewstream.enrich.names;

import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/** A set of words, asked by hash. Immutable. */
public final class WordList {
    private final int mask;
    private final long[] hashes;

    private WordList(List<String> words) {
        int capacity = Integer.highestOneBit(Math.max(8, words.size() * 2)) * 2;
        mask = capacity - 1;
        hashes = new long[capacity];
        for (String word : words) {
            long hash = Words.hash(word);
            int at = (int) hash & mask;
            while (hashes[at] != 0 && hashes[at] != hash) {
                at = (at + 1) & mask;
            }
            hashes[at] = hash;
        }
    }

    /** The words given, in lower case. */
    public static WordList of(String... words) {
        return new WordList(List.of(words));
    }

    /**
     * The words of a section.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static WordList of(PhraseFile file, String section) {
        List<String> words = file.phrases(section);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no words in [" + section + "]");
        }
        return new WordList(words);
    }

    /** Reads a resource beside {@code owner}: words in lower case, parted by white space; {@code #} begins a comment line. */
    public static WordList resource(Class<?> owner, String name) {
        var words = new ArrayList<String>();
        for (String line : lines(owner, name)) {
            words.addAll(List.of(line.trim().split("\\s+")));
        }
        return new WordList(words);
    }

    /** The lines of a resource beside {@code owner} that are neither blank nor comments. */
    public static List<String> lines(Class<?> owner, String name) {
        var lines = new ArrayList<String>();
        try (InputStream bytes = Objects.requireNonNull(owner.getResourceAsStream(name), name);
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return lines;
    }

    int size() {
        int size = 0;
        for (long hash : hashes) {
            size += hash == 0 ? 0 : 1;
        }
        return size;
    }

    void forEach(LongConsumer action) {
        for (long hash : hashes) {
            if (hash != 0) {
                action.accept(hash);
            }
        }
    }

    public boolean contains(long hash) {
        int at = (int) hash & mask;
        while (hashes[at] != 0) {
            if (hashes[at] == hash) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }
}
