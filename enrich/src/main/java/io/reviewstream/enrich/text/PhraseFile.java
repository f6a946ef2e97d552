package io.reviewstream.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Checksum;

/**
 * Words and phrases as data: sections in square brackets, phrases separated by commas or line ends, {@code #} begins a
 * comment; a comma that belongs to a phrase has a backslash before it. The one format for all word lists, also for those that users add.
 */
public final class PhraseFile {
    private final Map<String, List<String>> sections;

    private PhraseFile(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    /**
     * Reads a list that lies beside a class.
     *
     * @throws IllegalStateException when it is not there
     */
    public static PhraseFile beside(Class<?> owner, String name) {
        try (Reader reader = DataLines.reader(owner, name)) {
            return read(reader, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list to its end.
     *
     * @param name for messages: the file's name
     * @throws IllegalArgumentException when a phrase stands before the first section
     */
    public static PhraseFile read(Reader from, String name) throws IOException {
        var sections = new LinkedHashMap<String, List<String>>();
        var lines = new BufferedReader(from);
        List<String> current = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (content.startsWith("[") && content.endsWith("]")) {
                current = sections.computeIfAbsent(
                        content.substring(1, content.length() - 1).strip(), section -> new ArrayList<>());
                continue;
            }
            if (current == null) {
                throw new IllegalArgumentException(
                        name + ":" + number + ": a phrase before the first [section]: " + content);
            }
            for (String phrase : content.split("(?<!\\\\),")) {
                if (!phrase.isBlank()) {
                    current.add(phrase.strip().replace("\\,", ","));
                }
            }
        }
        return new PhraseFile(sections);
    }

    /** Adds all that the list says to a checksum. */
    public void addTo(Checksum sum) {
        sections.forEach((section, phrases) ->
                sum.update((section + '\n' + String.join(",", phrases) + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    /** Section names in the order of the file. */
    public List<String> sections() {
        return List.copyOf(sections.keySet());
    }

    /** The phrases of a section, and how careless writers put those with "can't" and "won't": these lack the apostrophe and are words by themselves. */
    public List<String> phrasesAndSlips(String section) {
        var phrases = new ArrayList<String>();
        for (String phrase : phrases(section)) {
            phrases.add(phrase);
            String slip = phrase.replace("can't", "cant").replace("won't", "wont");
            if (!slip.equals(phrase)) {
                phrases.add(slip);
            }
        }
        return phrases;
    }

    /** The phrases of a section, none when there is no such section. */
    public List<String> phrases(String section) {
        return List.copyOf(sections.getOrDefault(section, List.of()));
    }
}
