package io.reviewstream.sink.files;

import java.io.ByteArrayOutputStream;

/** Breaks valid JSON into lines and indents them; every token stays as it is. */
final class PrettyJson {
    private final byte[] json;
    private final ByteArrayOutputStream out;
    private int depth;

    private PrettyJson(byte[] json) {
        this.json = json;
        this.out = new ByteArrayOutputStream(json.length * 2);
    }

    static byte[] of(byte[] json) {
        return new PrettyJson(json).run();
    }

    private byte[] run() {
        boolean opened = false;
        int i = 0;
        while (i < json.length) {
            byte b = json[i];
            boolean closes = b == '}' || b == ']';
            if (isSpace(b)) {
                i++;
                continue;
            }
            if (closes) {
                depth--;
            }
            if (opened != closes) {
                // After an opening bracket something follows, or before a closing one something stood.
                newLine();
            }
            opened = b == '{' || b == '[';
            i = token(i);
            switch (b) {
                case '{', '[' -> depth++;
                case ':' -> out.write(' ');
                case ',' -> newLine();
                default -> {
                    // Nothing between a value and what ends it.
                }
            }
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** Copies the token that begins at {@code start}; brackets, colons and commas are tokens of one byte. */
    private int token(int start) {
        int end = start + 1;
        if (json[start] == '"') {
            while (json[end] != '"') {
                end += json[end] == '\\' ? 2 : 1;
            }
            end++;
        }
        out.write(json, start, end - start);
        return end;
    }

    private void newLine() {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.write(' ');
            out.write(' ');
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
