package io.reviewstream.ingest.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strings that every store and every JSON reader takes: a lone surrogate becomes U+FFFD, a control character other than
 * tab and line ends becomes a space. Lengths do not change, and a string without such characters is returned as it is.
 */
final class CleanString {
    private CleanString() {}

    static String of(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isBad(value, i, c)) {
                return cleaned(value);
            }
        }
        return value;
    }

    /** The same for whatever JSON can hold, keys included. */
    static @Nullable Object deep(@Nullable Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Map<?, ?> map) {
            var clean = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, inner) -> clean.put(of(String.valueOf(key)), deep(inner)));
            return clean;
        }
        if (value instanceof List<?> list) {
            var clean = new ArrayList<@Nullable Object>(list.size());
            list.forEach(inner -> clean.add(deep(inner)));
            return clean;
        }
        return value;
    }

    private static String cleaned(String value) {
        var chars = value.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = value.charAt(i);
            if (isBad(value, i, c)) {
                chars[i] = Character.isSurrogate(c) ? '\uFFFD' : ' ';
            }
        }
        return new String(chars);
    }

    private static boolean isBad(String value, int i, char c) {
        if (c < ' ') {
            return c != '\n' && c != '\r' && c != '\t';
        }
        if (c < Character.MIN_SURROGATE) {
            return c == 0x7f;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
