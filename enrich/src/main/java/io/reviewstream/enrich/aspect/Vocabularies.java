package io.reviewstream.enrich.aspect;

import io.reviewstream.runtime.FolderFiles;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Vocabularies of one's own, beside those that come with the analysis.
 *
 * @param own at most one a domain; one for a domain that comes with the analysis takes its place
 */
public record Vocabularies(List<AspectVocabulary> own) {
    private static final String ENDING = ".txt";

    /**
     * Checks them.
     *
     * @throws SettingsException when two are for one domain or for one type of items
     */
    public Vocabularies {
        own = List.copyOf(own);
        long domains = own.stream().map(AspectVocabulary::domain).distinct().count();
        if (domains < own.size()) {
            throw new SettingsException(
                    "two vocabularies are for one domain; leave one of the files out, or rename one");
        }
        var types = new HashSet<String>();
        for (AspectVocabulary vocabulary : own) {
            for (String type : vocabulary.types()) {
                if (!types.add(type.toLowerCase(Locale.ROOT))) {
                    throw new SettingsException("the type " + type
                            + " stands twice in the vocabularies; name it under [types] of one of them");
                }
            }
        }
    }

    /** None of one's own. */
    public static Vocabularies none() {
        return new Vocabularies(List.of());
    }

    /**
     * That of a file, or those of all files of a folder whose names end in {@code .txt}; the domain is the name without that.
     *
     * @throws SettingsException when one cannot be read or is no vocabulary; it says which, and where known in which line
     */
    public static Vocabularies load(Path fileOrFolder) {
        var own = new ArrayList<AspectVocabulary>();
        for (Path file : files(fileOrFolder)) {
            try {
                own.add(AspectVocabulary.read(file));
            } catch (CharacterCodingException e) {
                throw new SettingsException("the vocabulary " + file + " is not UTF-8");
            } catch (IOException e) {
                throw new SettingsException("the vocabulary " + file + " cannot be read: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw new SettingsException("the vocabulary " + e.getMessage());
            }
        }
        return new Vocabularies(own);
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.exists(fileOrFolder)) {
            throw new SettingsException("there is no vocabulary " + fileOrFolder
                    + "; name a file, or a folder of files that end in " + ENDING);
        }
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try {
            List<Path> vocabularies = FolderFiles.endingWith(fileOrFolder, ENDING);
            if (vocabularies.isEmpty()) {
                throw new SettingsException(
                        "the folder " + fileOrFolder + " holds no vocabulary, a file that ends in " + ENDING);
            }
            return vocabularies;
        } catch (IOException e) {
            throw new SettingsException("the folder " + fileOrFolder + " cannot be read: " + e.getMessage());
        }
    }

    /** These and those that come with the analysis, one a domain, first what is used when nothing tells the domain. */
    public Collection<AspectVocabulary> all() {
        Map<String, AspectVocabulary> all = new LinkedHashMap<>();
        AspectVocabulary.STANDARD.forEach(domain -> all.put(domain, AspectVocabulary.standard(domain)));
        own.forEach(vocabulary -> all.put(vocabulary.domain(), vocabulary));
        return all.values();
    }

    /**
     * The domain of each type of item, which is in lower case. What vocabularies of one's own say goes before what those say that
     * come with the analysis; a type that is called like a domain is of that one.
     */
    public Map<String, String> domains() {
        var domains = new HashMap<String, String>();
        addTypes(
                AspectVocabulary.STANDARD.stream()
                        .map(AspectVocabulary::standard)
                        .toList(),
                domains);
        addTypes(own, domains);
        return domains;
    }

    private static void addTypes(List<AspectVocabulary> vocabularies, Map<String, String> domains) {
        for (AspectVocabulary vocabulary : vocabularies) {
            vocabulary.types().forEach(type -> domains.put(type.toLowerCase(Locale.ROOT), vocabulary.domain()));
        }
        for (AspectVocabulary vocabulary : vocabularies) {
            domains.put(vocabulary.domain().toLowerCase(Locale.ROOT), vocabulary.domain());
        }
    }

    /** The type of item that a domain is for in the first place; domains whose vocabularies name none are missing. */
    public Map<String, String> types() {
        var types = new HashMap<String, String>();
        for (AspectVocabulary vocabulary : all()) {
            vocabulary.types().stream().findFirst().ifPresent(type -> types.put(vocabulary.domain(), type));
        }
        return types;
    }

    /** Changes with what they say. */
    public String fingerprint() {
        var sum = new CRC32();
        own.forEach(vocabulary -> vocabulary.addTo(sum));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
