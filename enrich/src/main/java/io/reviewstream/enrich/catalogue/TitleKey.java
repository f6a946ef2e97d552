package io.reviewstream.enrich.catalogue;

import java.text.Normalizer;

/** A number that titles share which differ only in case, accents, marks, {@code &} for "and", or a leading article. */
final class TitleKey {
    private static final String[] ARTICLES = {"the ", "a ", "an "};

    private TitleKey() {}

    /** Of 64 bits, so that two of a million titles hardly ever share it; 0 for a title without letters and digits. */
    static long of(String title) {
        String folded = folded(title);
        int from = 0;
        for (String article : ARTICLES) {
            if (folded.startsWith(article) && folded.length() > article.length()) {
                from = article.length();
                break;
            }
        }
        long hash = 0;
        for (int at = from; at < folded.length(); at++) {
            hash = (hash ^ folded.charAt(at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    /** Lower case without accents; words with one blank between them. */
    static String folded(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        var folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int at = 0; at < plain.length(); ) {
            int unit = plain.codePointAt(at);
            at += Character.charCount(unit);
            if (Character.isLetterOrDigit(unit)) {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                gap = false;
                folded.appendCodePoint(Character.toLowerCase(unit));
            } else if (unit == '&') {
                folded.append(folded.length() > 0 ? " and" : "and");
                gap = true;
            } else if (unit != '\'' && unit != '’' && Character.getType(unit) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 127) {
                return false;
            }
        }
        return true;
    }
}
