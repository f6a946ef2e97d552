package io.reviewstream.enrich.language;

import org.jspecify.annotations.Nullable;

/** Groups of letters; some name the language by themselves. */
enum Script {
    LATIN(null),
    CYRILLIC(null),
    ARABIC(null),
    GREEK("el"),
    HEBREW("he"),
    HANGUL("ko"),
    KANA("ja"),
    HAN("zh"),
    THAI("th"),
    DEVANAGARI("hi"),
    BENGALI("bn"),
    TAMIL("ta"),
    TELUGU("te"),
    GEORGIAN("ka"),
    ARMENIAN("hy"),
    OTHER(null);

    private final @Nullable String language;

    Script(@Nullable String language) {
        this.language = language;
    }

    /** The language that alone is written so, as far as reviews go; null when there are several. */
    @Nullable String language() {
        return language;
    }

    static Script of(char letter) {
        if (letter < 0x250) {
            return LATIN;
        }
        if (letter < 0x530) {
            return letter >= 0x370 && letter < 0x400 ? GREEK : letter >= 0x400 ? CYRILLIC : LATIN;
        }
        if (letter < 0x780) {
            return letter < 0x590 ? ARMENIAN : letter < 0x600 ? HEBREW : ARABIC;
        }
        if (letter >= 0x1E00 && letter < 0x1F00) {
            return LATIN;
        }
        if (letter >= 0x1F00 && letter < 0x2000) {
            return GREEK;
        }
        if (letter >= 0x900 && letter < 0xC80) {
            return letter < 0x980
                    ? DEVANAGARI
                    : letter < 0xA00 ? BENGALI : letter >= 0xC00 ? TELUGU : letter >= 0xB80 ? TAMIL : OTHER;
        }
        if (letter >= 0xE00 && letter < 0xE80) {
            return THAI;
        }
        if (letter >= 0x10A0 && letter < 0x1100) {
            return GEORGIAN;
        }
        if (letter >= 0x3040 && letter < 0x3100) {
            return KANA;
        }
        if (letter >= 0x3400 && letter < 0xA000) {
            return HAN;
        }
        return (letter >= 0xAC00 && letter < 0xD7B0) || (letter >= 0x1100 && letter < 0x1200) ? HANGUL : OTHER;
    }
}
