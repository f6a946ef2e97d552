package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The words of one domain for the sides of what is reviewed. A {@link PhraseFile}: section {@code [acting]} lists words that
 * name the aspect, {@code [acting?]} those that name it only where a word judges it,
 * {@code [+acting]} and {@code [-acting]} list words that name and judge it at once ("well acted"),
 * {@code [-2]} to {@code [+2]} list words that judge in this domain whatever is named ("greasy"), 0 those that judge elsewhere
 * only, {@code [another]} lists words that name what is not reviewed ("my old phone"), {@code [said of the cast]} lists which of them judge {@code acting} when said of somebody, {@code [cues]} lists words
 * that tell reviews of this domain from others, {@code [cues?]} words that do so less (without it all that name aspects do; with
 * it the domain must have half as many points again as those without), {@code [verbs]} which of these tell nothing behind "to" or "can" ("easy to book"),
 * and {@code [types]} lists the types of items that it is for, such as
 * {@code Movie}, beside the domain itself. Safe to share.
 */
public final class AspectVocabulary {
    /** The domains that come with the analysis. */
    public static final List<String> STANDARD = List.of(
            "film",
            "book",
            "product",
            "restaurant",
            "game",
            "music",
            "hotel",
            "app",
            "service",
            "shop",
            "airline",
            "attraction",
            "course",
            "podcast");

    /** Those that come with the analysis, read when first asked for. */
    private static final Map<String, AspectVocabulary> LOADED = new ConcurrentHashMap<>();

    private static final String TYPES = "types";
    private static final String CUES = "cues";
    private static final String WEAK_CUES = "cues?";
    private static final String VERBS = "verbs";
    private static final String NONE = "none";
    private static final String SAID_OF_CAST = "said of the cast";
    private static final Set<String> NAME_NO_ASPECT = Set.of(TYPES, CUES, WEAK_CUES, VERBS, SAID_OF_CAST);
    private static final String ACTING = "acting";
    private static final int NAMES = 0;
    private static final int PRAISES = 1;
    private static final int BLAMES = 2;
    private static final int PRAISES_PERHAPS = 3;
    private static final int BLAMES_PERHAPS = 4;
    /** "The acting's …": the word that names, and perhaps "is". */
    private static final int NAMES_IS = 5;

    private static final int NAMES_PERHAPS = 6;
    private static final int KINDS = 7;
    private static final String IS = "'s";

    private final String domain;
    private final List<String> aspects;
    private final PhraseTable phrases = new PhraseTable();
    private final List<String> cues;
    private final PhraseTable cueWords;
    /** Made when first asked for: most runs need those of a domain or two, and all of them take some 10 ms of the start. */
    private volatile @Nullable OpinionWords opinionWords;

    private final PhraseTable saidOfCast;
    private final int acting;
    private final PhraseFile file;

    /** @param origin what to call the file in messages */
    private AspectVocabulary(String domain, String origin, PhraseFile file) {
        this.domain = domain;
        this.file = file;
        var names = new ArrayList<String>();
        var nothing = new ArrayList<String>();
        cues = file.phrases(CUES);
        cueWords = new PhraseTable().addAll(cues, 0);
        saidOfCast = new PhraseTable().addAll(file.phrases(SAID_OF_CAST), 0);
        var listed = new HashSet<String>();
        file.sections().forEach(section -> listed.addAll(file.phrases(section)));
        for (String section : file.sections()) {
            if (NAME_NO_ASPECT.contains(section) || OpinionWords.isStrength(section) || OpinionWords.isTurn(section)) {
                continue;
            }
            if (section.equals(NONE)) {
                nothing.addAll(file.phrases(section));
                continue;
            }
            boolean judges = section.startsWith("+") || section.startsWith("-");
            boolean perhaps = section.endsWith("?");
            String name = aspectOf(section);
            if (!file.sections().contains(name)) {
                throw new IllegalArgumentException(
                        origin + ": [" + section + "] judges an aspect that no section [" + name + "] names");
            }
            if (!names.contains(name)) {
                names.add(name);
            }
            int kind = perhaps ? NAMES_PERHAPS : NAMES;
            if (judges) {
                boolean praises = section.charAt(0) == '+';
                kind = praises ? perhaps ? PRAISES_PERHAPS : PRAISES : perhaps ? BLAMES_PERHAPS : BLAMES;
            }
            phrases.addAll(file.phrases(section), names.indexOf(name) * KINDS + kind);
            if (kind == NAMES) {
                addWithIs(file.phrases(section), names.indexOf(name), listed);
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(origin + ": no section such as [comfort] names an aspect");
        }
        aspects = List.copyOf(names);
        acting = aspects.indexOf(ACTING);
        phrases.addAll(nothing, aspects.size() * KINDS);
    }

    /** "acting" of {@code [+acting?]}. */
    private static String aspectOf(String section) {
        int first = section.startsWith("+") || section.startsWith("-") ? 1 : 0;
        int end = section.length() - (section.endsWith("?") ? 1 : 0);
        return section.substring(first, end).strip();
    }

    /** Of the words that are no phrases, and do not stand somewhere with {@code 's} themselves. */
    private void addWithIs(List<String> words, int aspect, Set<String> listed) {
        for (String word : words) {
            if (word.indexOf(' ') < 0 && !listed.contains(word + IS)) {
                phrases.add(word + IS, aspect * KINDS + NAMES_IS);
            }
        }
    }

    /**
     * One that comes with the analysis.
     *
     * @param domain one of {@link #STANDARD}
     */
    public static AspectVocabulary standard(String domain) {
        if (!STANDARD.contains(domain)) {
            throw new IllegalArgumentException("domain must be one of " + STANDARD + " but was " + domain);
        }
        return LOADED.computeIfAbsent(domain, known -> {
            String name = known + ".txt";
            return new AspectVocabulary(known, name, PhraseFile.beside(AspectVocabulary.class, name));
        });
    }

    /**
     * A user's own.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AspectVocabulary read(String domain, Reader from) throws IOException {
        return new AspectVocabulary(domain, domain, PhraseFile.read(from, domain));
    }

    /**
     * A user's own, from a UTF-8 file; the domain is the file's name without its ending.
     *
     * @throws IllegalArgumentException when it is none; it says where
     */
    public static AspectVocabulary read(Path file) throws IOException {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        String origin = file.toString();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new AspectVocabulary(
                    point > 0 ? name.substring(0, point) : name, origin, PhraseFile.read(reader, origin));
        }
    }

    /** Adds all that it says to a checksum. */
    void addTo(Checksum sum) {
        sum.update(domain.getBytes(StandardCharsets.UTF_8));
        file.addTo(sum);
    }

    /** What it is for, such as {@code film}. */
    public String domain() {
        return domain;
    }

    /** The types of items that it is for, as schema.org writes them, beside one that is called like the domain. */
    List<String> types() {
        return file.phrases(TYPES);
    }

    /** The aspects in the order of the file. */
    public List<String> aspects() {
        return aspects;
    }

    /** What {@link #aspect} and {@link #judgement} take apart, {@link PhraseTable#NONE} when no phrase begins here. */
    long at(Document document, int token, int end) {
        return phrases.longestAt(document, token, end);
    }

    /** The first token from {@code token} on at which a phrase may begin. */
    int next(Document document, int token, int end) {
        return phrases.next(document, token, end);
    }

    /** Index in {@link #aspects}; its size for words that only look like an aspect. */
    static int aspect(long found) {
        return PhraseTable.value(found) / KINDS;
    }

    /** 1 for words that praise, -1 for words that blame, 0 for words that only name. */
    static int judgement(long found) {
        int kind = PhraseTable.value(found) % KINDS;
        return kind == NAMES || kind == NAMES_IS || kind == NAMES_PERHAPS
                ? 0
                : kind == PRAISES || kind == PRAISES_PERHAPS ? 1 : -1;
    }

    /** Whether the words mean the aspect only when a word judges it: a clause in which "money" stands seldom judges the price. */
    static boolean namesPerhaps(long found) {
        return PhraseTable.value(found) % KINDS == NAMES_PERHAPS;
    }

    /** Whether the words mean the aspect only when nothing else is named beside them. */
    static boolean isPerhaps(long found) {
        int kind = PhraseTable.value(found) % KINDS;
        return kind == PRAISES_PERHAPS || kind == BLAMES_PERHAPS;
    }

    /** Whether the word that names the aspect ends in what may be "is": "the acting's superb". */
    static boolean isWithIs(long found) {
        return PhraseTable.value(found) % KINDS == NAMES_IS;
    }

    /** Index of the aspect of acting; negative where there is none. */
    int acting() {
        return acting;
    }

    /** Whether a phrase at a token judges the acting when it is said of somebody who acts. */
    boolean isSaidOfCast(Document document, int token, int end) {
        return saidOfCast.longestAt(document, token, end) != PhraseTable.NONE;
    }

    /** Words that judge here. */
    OpinionWords opinionWords() {
        OpinionWords words = opinionWords;
        if (words == null) {
            words = new OpinionWords(file);
            opinionWords = words;
        }
        return words;
    }

    /** Whether a word at a token, if there is one, tells of this domain. */
    boolean isCue(Document document, int token) {
        return token < document.tokenCount() && cueWords.wordAt(document, token) >= 0;
    }

    /** Words and phrases that name aspects, or name and judge them at once. */
    private Set<String> words() {
        var words = new HashSet<String>();
        for (String section : file.sections()) {
            boolean judgesPerhaps = section.endsWith("?") && (section.startsWith("+") || section.startsWith("-"));
            if (!judgesPerhaps && aspects.contains(aspectOf(section))) {
                words.addAll(file.phrases(section));
            }
        }
        return words;
    }

    /** Words that tell reviews of this domain from others. */
    List<String> cues() {
        return cues;
    }

    /** Words that tell less: those that are listed as such, or else all that name aspects, or name and judge them at once. */
    Collection<String> weakCues() {
        return mustOutweigh() ? file.phrases(WEAK_CUES) : words();
    }

    /** Whether its weak cues are listed: then it must outweigh those of which this is not so, and else says nothing. */
    boolean mustOutweigh() {
        return file.sections().contains(WEAK_CUES);
    }

    /** Which of them are verbs where one may stand, and tell nothing there. */
    List<String> verbs() {
        return file.phrases(VERBS);
    }
}
