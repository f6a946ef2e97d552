package io.reviewstream.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * JSON as the mapper of {@link Json} would write it, put together by hand in one array that is used again and again. Not
 * thread-safe.
 */
final class JsonBytes {
    /** What is kept for the next event; a review of a novel's length must not hold its megabytes for ever. */
    private static final int KEPT = 256 * 1024;

    /** Nothing that sources send is nested as deep. */
    private static final int MOST_DEPTH = 50;

    /** The smallest part of a score. */
    private static final int UNITS = 10_000;

    /** Of a number that is written without an exponent: from 0.001 on, … */
    private static final long LEAST_UNITS = UNITS / 1_000;

    /** … and below a million. */
    private static final long MOST_UNITS = 1_000_000L * UNITS;

    /** ASCII that stands for itself in a string. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (int c = ' '; c < 0x80; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final String HEX = "0123456789ABCDEF";

    private byte[] buffer = new byte[16 * 1024];
    private int length;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    /** Half a surrogate pair, an endless depth, a value of a kind of its own: the mapper has its own answer to these. */
    static final class AskTheMapperException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AskTheMapperException() {
            super("not to be written by hand", null, false, false);
        }
    }

    void start() {
        length = 0;
    }

    /** What was written since the start. */
    byte[] end() {
        byte[] json = Arrays.copyOf(buffer, length);
        if (buffer.length > KEPT) {
            buffer = new byte[KEPT];
        }
        return json;
    }

    void put(char ascii) {
        if (length == buffer.length) {
            grow(1);
        }
        buffer[length++] = (byte) ascii;
    }

    /** ASCII that is JSON, or a part of it. */
    void put(Ascii ascii) {
        if (length + Ascii.ROOM > buffer.length) {
            grow(Ascii.ROOM);
        }
        EIGHT.set(buffer, length, ascii.first());
        EIGHT.set(buffer, length + Long.BYTES, ascii.second());
        EIGHT.set(buffer, length + 2 * Long.BYTES, ascii.third());
        length += ascii.length();
    }

    /** Bytes that are JSON, or a part of it. */
    void put(byte[] json) {
        if (length + json.length > buffer.length) {
            grow(json.length);
        }
        System.arraycopy(json, 0, buffer, length, json.length);
        length += json.length;
    }

    /** ASCII that is JSON, or a part of it. */
    @SuppressWarnings("deprecation") // of all ways to copy ASCII out of a string the only one without a detour
    void put(String ascii) {
        int units = ascii.length();
        if (length + units > buffer.length) {
            grow(units);
        }
        ascii.getBytes(0, units, buffer, length);
        length += units;
    }

    /** Takes back the comma before a closing bracket, if there is one. */
    void close(char bracket) {
        if (buffer[length - 1] == ',') {
            buffer[length - 1] = (byte) bracket;
        } else {
            put(bracket);
        }
    }

    void string(String text) {
        int units = text.length();
        // A unit takes six bytes at most, as an escape.
        int most = units * 6 + 2;
        if (length + most > buffer.length) {
            grow(most);
        }
        byte[] out = buffer;
        int at = length;
        out[at++] = '"';
        int from = 0;
        while (true) {
            int plain = plain(text, from, out, at);
            at += plain - from;
            if (plain == units) {
                break;
            }
            char c = text.charAt(plain);
            from = plain + 1;
            if (c < 0x80) {
                at = escape(c, out, at);
            } else if (Character.isHighSurrogate(c) && from < units) {
                at = pair(c, text.charAt(from++), out, at);
            } else {
                at = unit(c, out, at);
            }
        }
        out[at++] = '"';
        length = at;
    }

    /**
     * Copies units as long as each is a byte of its own. A loop by itself, as the compiler then checks bounds and the kind of string
     * once and not for each unit.
     *
     * @return the index of the first unit that is not copied
     */
    private static int plain(String text, int from, byte[] out, int start) {
        int units = text.length();
        int shift = start - from;
        for (int i = from; i < units; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !PLAIN[c]) {
                return i;
            }
            out[i + shift] = (byte) c;
        }
        return units;
    }

    private static int unit(char c, byte[] out, int start) {
        int at = start;
        if (c < 0x800) {
            out[at++] = (byte) (0xc0 | c >> 6);
        } else {
            if (Character.isSurrogate(c)) {
                throw new AskTheMapperException();
            }
            out[at++] = (byte) (0xe0 | c >> 12);
            out[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        }
        out[at++] = (byte) (0x80 | c & 0x3f);
        return at;
    }

    private static int pair(char high, char low, byte[] out, int start) {
        if (!Character.isLowSurrogate(low)) {
            throw new AskTheMapperException();
        }
        int point = Character.toCodePoint(high, low);
        out[start] = (byte) (0xf0 | point >> 18);
        out[start + 1] = (byte) (0x80 | point >> 12 & 0x3f);
        out[start + 2] = (byte) (0x80 | point >> 6 & 0x3f);
        out[start + 3] = (byte) (0x80 | point & 0x3f);
        return start + 4;
    }

    private static int escape(char c, byte[] out, int start) {
        int at = start;
        out[at++] = '\\';
        switch (c) {
            case '"', '\\' -> out[at++] = (byte) c;
            case '\b' -> out[at++] = 'b';
            case '\t' -> out[at++] = 't';
            case '\n' -> out[at++] = 'n';
            case '\f' -> out[at++] = 'f';
            case '\r' -> out[at++] = 'r';
            default -> {
                out[at++] = 'u';
                out[at++] = '0';
                out[at++] = '0';
                out[at++] = (byte) HEX.charAt(c >> 4);
                out[at++] = (byte) HEX.charAt(c & 0xf);
            }
        }
        return at;
    }

    void number(long value) {
        if (length + 20 > buffer.length) {
            grow(20);
        }
        if (value >= 0 && value < 10_000) {
            small((int) value);
        } else {
            put(Long.toString(value));
        }
    }

    /** Where something stands in a review has four digits at most, so nearly all numbers come here: half a microsecond a review. */
    private void small(int value) {
        byte[] out = buffer;
        int at = length;
        if (value >= 1_000) {
            out[at++] = (byte) ('0' + value / 1_000);
        }
        if (value >= 100) {
            out[at++] = (byte) ('0' + value / 100 % 10);
        }
        if (value >= 10) {
            out[at++] = (byte) ('0' + value / 10 % 10);
        }
        out[at++] = (byte) ('0' + value % 10);
        length = at;
    }

    /**
     * Nearly all are scores of four decimals at most, which are written without strings made of them. With scores of three decimals
     * alone so written, and seventeen digits in all others, an enriched review took 9.2 µs instead of 8.0.
     */
    void number(double value) {
        long units = (long) Math.rint(value * UNITS);
        long absolute = Math.abs(units);
        if (absolute >= LEAST_UNITS && absolute < MOST_UNITS && (double) units / UNITS == value) {
            decimals(units);
        } else if (Double.isFinite(value)) {
            put(NumberOutput.toString(value, true));
        } else {
            string(Double.toString(value));
        }
    }

    private void decimals(long units) {
        if (units < 0) {
            put('-');
        }
        long absolute = Math.abs(units);
        number(absolute / UNITS);
        if (length + 5 > buffer.length) {
            grow(5);
        }
        int rest = (int) (absolute % UNITS);
        buffer[length++] = '.';
        // One at least.
        do {
            buffer[length++] = (byte) ('0' + rest / (UNITS / 10));
            rest = rest * 10 % UNITS;
        } while (rest != 0);
    }

    void bool(boolean value) {
        put(value ? "true" : "false");
    }

    /** A time as ISO-8601, in quotes. */
    void time(Instant time) {
        put('"');
        // Most events are of the second of the one before, whose name is the larger part of the work.
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            String text = Instant.ofEpochSecond(second).toString();
            secondText = text.substring(0, text.length() - 1);
        }
        put(secondText);
        int nanos = time.getNano();
        if (nanos != 0) {
            put('.');
            int shown = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
            int unit = 100_000_000;
            for (int i = 0; i < shown; i++) {
                put((char) ('0' + nanos / unit % 10));
                unit /= 10;
            }
        }
        put('Z');
        put('"');
    }

    /** Plain JSON values by name. */
    void object(Map<String, ? extends @Nullable Object> values) {
        object(values, 1);
    }

    private void object(Map<?, ?> values, int depth) {
        put('{');
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new AskTheMapperException();
            }
            string(name);
            put(':');
            value(entry.getValue(), depth + 1);
            put(',');
        }
        close('}');
    }

    private void array(List<?> values, int depth) {
        put('[');
        for (Object value : values) {
            value(value, depth + 1);
            put(',');
        }
        close(']');
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > MOST_DEPTH) {
            throw new AskTheMapperException();
        }
        if (value == null) {
            put("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Integer || value instanceof Long) {
            number(((Number) value).longValue());
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Boolean bool) {
            bool(bool);
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof List<?> list) {
            array(list, depth);
        } else {
            throw new AskTheMapperException();
        }
    }

    private void grow(int by) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + by));
    }
}
