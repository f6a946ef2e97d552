package io.reviewstream.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What reviews of one title have in common: the key on {@code reviews.titles}. Writings of a title that differ in case,
 * accents, punctuation or spaces are one; with a year and without are two, as remakes share their names.
 */
public final class TitleKey {
    private static final int LONGEST_NAME = 200;
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private TitleKey() {}

    /**
     * For example {@code seven samurai (1954)}.
     *
     * @param name the title as somebody wrote it
     * @param year of release, null when unknown
     */
    public static String of(String name, @Nullable Integer year) {
        String title = normalised(name);
        return year == null ? title : title + " (" + year + ")";
    }

    private static String normalised(String name) {
        String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String words = BETWEEN_WORDS
                .matcher(bare.replace("'", "").replace("\u2019", ""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        // A title may be all punctuation.
        String title = Normalizer.normalize(words.isEmpty() ? name.strip() : words, Normalizer.Form.NFC);
        return title.length() <= LONGEST_NAME ? title : cut(title);
    }

    private static String cut(String title) {
        int end = Character.isHighSurrogate(title.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return title.substring(0, end).strip();
    }
}
