package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: {@code 8}, {@code 7.5}, {@code 7,5}, {@code three and a half}, {@code 3 1/2}, {@code 3½}.
 *
 * @param value what it comes to
 * @param end one past its last token
 * @param halves whether it has a fraction
 */
public record NumberPhrase(double value, int end, boolean halves) {
    private static final long AND = RatingWords.hash("and");
    private static final long N = RatingWords.hash("n");
    private static final long A = RatingWords.hash("a");
    private static final long HALF = RatingWords.hash("half");
    private static final long HALF_SIGN = RatingWords.hash("½");
    private static final long HYPHEN = RatingWords.hash("-");
    private static final int LONGEST = 8;

    /** The number that begins at a token, null when none does. */
    public static @Nullable NumberPhrase at(Document document, int token) {
        double whole = wholeAt(document, token);
        if (whole < 0) {
            return null;
        }
        int next = token + 1;
        if (whole != Math.rint(whole)) {
            return new NumberPhrase(whole, next, true);
        }
        int half = halfEnd(document, next);
        return half > next ? new NumberPhrase(whole + 0.5, half, true) : new NumberPhrase(whole, next, false);
    }

    /** One past "and a half", "1/2" or "½" that begins at a token; the token itself when nothing of the kind does. */
    static int halfEnd(Document document, int token) {
        int count = document.tokenCount();
        if (token < count && document.hash(token) == HALF_SIGN) {
            return token + 1;
        }
        int at = token;
        if (at < count && document.hash(at) == HYPHEN) {
            at++;
        }
        if (at + 2 < count
                && document.hash(at + 1) == RatingWords.SLASH
                && document.is(at, "1")
                && document.is(at + 2, "2")
                && !(at + 3 < count && document.hash(at + 3) == RatingWords.SLASH)) {
            return at + 3;
        }
        if (at < count && (document.hash(at) == AND || document.hash(at) == N)) {
            at++;
            at += at < count && document.hash(at) == HYPHEN ? 1 : 0;
            at += at < count && document.hash(at) == A ? 1 : 0;
            at += at < count && document.hash(at) == HYPHEN ? 1 : 0;
            if (at < count && document.hash(at) == HALF) {
                return at + 1;
            }
            if (at + 2 < count && document.is(at, "1") && document.is(at + 2, "2")) {
                return document.hash(at + 1) == RatingWords.SLASH ? at + 3 : token;
            }
            if (at < count && document.hash(at) == HALF_SIGN) {
                return at + 1;
            }
        }
        return token;
    }

    private static double wholeAt(Document document, int token) {
        if (document.isNumber(token)) {
            return parse(document.text(token));
        }
        return document.isWord(token) ? RatingWords.number(document, token) : -1;
    }

    /** Digits with one point or comma; -1 for what is no such number. */
    private static double parse(String digits) {
        if (digits.length() > LONGEST) {
            return -1;
        }
        double value = 0;
        double scale = 0;
        for (int i = 0; i < digits.length(); i++) {
            char unit = digits.charAt(i);
            if (unit >= '0' && unit <= '9') {
                value = value * 10 + (unit - '0');
                scale *= 10;
            } else if ((unit == '.' || unit == ',') && scale == 0) {
                scale = 1;
            } else {
                return -1;
            }
        }
        boolean thousands = digits.indexOf(',') > 0 && scale >= 1000;
        return scale > 1 && !thousands ? value / scale : value;
    }
}
