package io.reviewstream.enrich.evaluation;

import java.text.Normalizer;
import java.util.Locale;

/** Names made equal that differ only in case, accents, marks, or, for titles, in a leading article. */
final class Fold {
    private Fold() {}

    static String name(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        plain.codePoints().forEach(unit -> {
            if (Character.isLetterOrDigit(unit)) {
                folded.appendCodePoint(unit);
            } else if (unit == '&') {
                folded.append(" and ");
            } else if (unit != '\'' && unit != '’' && Character.getType(unit) != Character.NON_SPACING_MARK) {
                folded.append(' ');
            }
        });
        return folded.toString().trim().replaceAll(" +", " ");
    }

    static String title(String title) {
        String folded = name(title);
        for (String article : new String[] {"the ", "a ", "an "}) {
            if (folded.startsWith(article) && folded.length() > article.length()) {
                return folded.substring(article.length());
            }
        }
        return folded;
    }
}
