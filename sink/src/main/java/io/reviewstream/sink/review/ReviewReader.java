package io.reviewstream.sink.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reviewstream.events.Json;
import io.reviewstream.events.WireFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a value is a whole enriched review, and finds its id, without building anything: the bytes go to the store as
 * they came. Strict about JSON (RFC 8259) and UTF-8, so that no reader of the store stumbles; about the contents it asks
 * only for what makes it a review. Not thread-safe.
 */
public final class ReviewReader {
    private static final byte[] ID = "id".getBytes(UTF_8);
    private static final byte[] REVISION = "revision".getBytes(UTF_8);
    private static final byte[] REVIEW = "review".getBytes(UTF_8);
    private static final byte[] ENRICHMENT = "enrichment".getBytes(UTF_8);
    private static final byte[] NOTHING = {};

    private byte[] json = NOTHING;
    private int at;
    private boolean lineBreaks;
    private int idStart;
    private int idEnd;
    private int revision;
    private boolean hasReview;
    private boolean hasEnrichment;

    /**
     * Reads a record's value, out of the frame of a schema registry if it has one.
     *
     * @throws NotAReviewException when it is none, with a reason code and a message for people
     */
    public Review read(byte @Nullable [] value) throws NotAReviewException {
        if (value == null) {
            throw new NotAReviewException("no-value", "the record has no value");
        }
        json = WireFormat.json(value);
        at = 0;
        lineBreaks = false;
        idStart = -1;
        idEnd = -1;
        revision = 1;
        hasReview = false;
        hasEnrichment = false;

        skipSpace();
        if (at >= json.length || json[at] != '{') {
            throw malformed(at >= json.length ? "the value is empty" : "the value is no JSON object");
        }
        envelope();
        skipSpace();
        if (at < json.length) {
            throw malformed("something follows the JSON object at byte " + at);
        }
        if (idStart < 0 || blank()) {
            throw incomplete("id");
        }
        if (!hasReview) {
            throw incomplete("review");
        }
        if (!hasEnrichment) {
            throw incomplete("enrichment");
        }
        return new Review(lineBreaks ? onOneLine() : json, idStart, idEnd, revision);
    }

    private boolean blank() {
        for (int i = idStart; i < idEnd; i++) {
            if (json[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /** In valid JSON a line break stands between tokens only, where a blank means the same. */
    private byte[] onOneLine() {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    private void envelope() throws NotAReviewException {
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            skipSpace();
            int keyStart = at + 1;
            string();
            int keyEnd = at - 1;
            colon();
            if (is(ID, keyStart, keyEnd)) {
                idStart = -1;
                if (peek() == '"') {
                    idStart = at + 1;
                }
                value(2);
                idEnd = at - 1;
            } else if (is(REVISION, keyStart, keyEnd)) {
                int start = at;
                value(2);
                revision = revision(start, at);
            } else if (is(REVIEW, keyStart, keyEnd)) {
                hasReview = peek() == '{';
                value(2);
            } else if (is(ENRICHMENT, keyStart, keyEnd)) {
                hasEnrichment = peek() == '{';
                value(2);
            } else {
                value(2);
            }
            skipSpace();
            if (closes('}')) {
                return;
            }
        }
    }

    private int revision(int start, int end) throws NotAReviewException {
        try {
            int number = Integer.parseInt(new String(json, start, end - start, UTF_8));
            if (number >= 0) {
                return Math.max(1, number);
            }
        } catch (NumberFormatException e) {
            // Said below, with what it was.
        }
        String was = new String(json, start, Math.min(end - start, 40), UTF_8);
        throw new NotAReviewException(
                "not-an-enriched-review", "revision must be a whole number from 1 but was " + was);
    }

    private void value(int depth) throws NotAReviewException {
        switch (peek()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) throws NotAReviewException {
        enter(depth);
        if (peek() == '}') {
            at++;
            return;
        }
        do {
            skipSpace();
            string();
            colon();
            value(depth + 1);
            skipSpace();
        } while (!closes('}'));
    }

    private void array(int depth) throws NotAReviewException {
        enter(depth);
        if (peek() == ']') {
            at++;
            return;
        }
        do {
            skipSpace();
            value(depth + 1);
            skipSpace();
        } while (!closes(']'));
    }

    private void enter(int depth) throws NotAReviewException {
        if (depth > Json.MOST_EVENT_LEVELS) {
            throw malformed("the JSON is nested deeper than " + Json.MOST_EVENT_LEVELS + " levels at byte " + at);
        }
        at++;
        skipSpace();
    }

    /** True at the closing bracket, false at a comma; both are passed. */
    private boolean closes(char bracket) throws NotAReviewException {
        int next = peek();
        if (next == bracket) {
            at++;
            return true;
        }
        if (next == ',') {
            at++;
            return false;
        }
        throw unexpected();
    }

    private void colon() throws NotAReviewException {
        skipSpace();
        if (peek() != ':') {
            throw unexpected();
        }
        at++;
        skipSpace();
    }

    private void string() throws NotAReviewException {
        if (peek() != '"') {
            throw unexpected();
        }
        byte[] bytes = json;
        int i = at + 1;
        while (i < bytes.length) {
            byte b = bytes[i];
            if (b == '"') {
                at = i + 1;
                return;
            }
            if (b == '\\') {
                at = i;
                i = escape(i + 1);
            } else if (b >= 0x20) {
                i++;
            } else if (b >= 0) {
                throw malformed("a control character stands unescaped in a string at byte " + i);
            } else {
                i = character(i);
            }
        }
        at = bytes.length;
        throw unexpected();
    }

    private int escape(int i) throws NotAReviewException {
        if (i >= json.length) {
            at = i;
            throw unexpected();
        }
        switch (json[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return i + 1;
            }
            case 'u' -> {
                for (int k = i + 1; k <= i + 4; k++) {
                    if (k >= json.length || Character.digit(json[k], 16) < 0) {
                        at = k;
                        throw unexpected();
                    }
                }
                return i + 5;
            }
            default -> {
                at = i;
                throw unexpected();
            }
        }
    }

    /** A character of more than one byte, well formed as of Unicode's table 3-7. */
    private int character(int i) throws NotAReviewException {
        int lead = json[i] & 0xff;
        boolean good;
        int length;
        if (lead >= 0xc2 && lead <= 0xdf) {
            length = 2;
            good = follows(i + 1, 0x80, 0xbf);
        } else if (lead >= 0xe0 && lead <= 0xef) {
            length = 3;
            good = follows(i + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) && follows(i + 2, 0x80, 0xbf);
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            length = 4;
            good = follows(i + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf)
                    && follows(i + 2, 0x80, 0xbf)
                    && follows(i + 3, 0x80, 0xbf);
        } else {
            length = 1;
            good = false;
        }
        if (!good) {
            throw malformed("the text is not UTF-8 at byte " + i);
        }
        return i + length;
    }

    private boolean follows(int i, int least, int most) {
        int b = i < json.length ? json[i] & 0xff : -1;
        return b >= least && b <= most;
    }

    private void number() throws NotAReviewException {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < json.length && json[at] == '.') {
            at++;
            digits();
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws NotAReviewException {
        int start = at;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
    }

    private void literal(String word) throws NotAReviewException {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= json.length || json[at] != word.charAt(i)) {
                throw unexpected();
            }
        }
    }

    private void skipSpace() {
        while (at < json.length) {
            byte b = json[at];
            if (b == '\n' || b == '\r') {
                lineBreaks = true;
            } else if (b != ' ' && b != '\t') {
                return;
            }
            at++;
        }
    }

    private int peek() throws NotAReviewException {
        if (at >= json.length) {
            throw unexpected();
        }
        return json[at];
    }

    private boolean is(byte[] name, int start, int end) {
        return Arrays.equals(name, 0, name.length, json, start, end);
    }

    private NotAReviewException unexpected() {
        return malformed(
                at >= json.length
                        ? "the JSON ends too early, after " + json.length + " bytes"
                        : "unexpected byte 0x" + Integer.toHexString(json[at] & 0xff) + " at byte " + at);
    }

    private static NotAReviewException malformed(String message) {
        return new NotAReviewException("malformed-json", message);
    }

    private static NotAReviewException incomplete(String field) {
        return new NotAReviewException("not-an-enriched-review", "the JSON object has no " + field);
    }
}
