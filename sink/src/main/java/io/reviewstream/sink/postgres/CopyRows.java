package io.reviewstream.sink.postgres;

import io.reviewstream.sink.store.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews as rows of COPY's text format: offset, id, revision, JSON.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
final class CopyRows {
    private static final byte[] REPLACEMENT = "\\\\ufffd".getBytes(StandardCharsets.US_ASCII);

    private final Bytes rows = new Bytes();
    /** Where each row begins, and last where the next one will. */
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    private final List<Long> offsets = new ArrayList<>();

    void add(Stored stored) {
        ascii(Long.toString(stored.offset()));
        rows.write('\t');
        byte[] id = stored.review().id().replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
        for (byte b : id) {
            escaped(b);
        }
        rows.write('\t');
        ascii(Integer.toString(stored.review().revision()));
        rows.write('\t');
        json(stored.review().json());
        rows.write('\n');
        offsets.add(stored.offset());
        starts.add(rows.size());
    }

    int count() {
        return offsets.size();
    }

    /** A row's offset in its partition. */
    long offset(int row) {
        return offsets.get(row);
    }

    InputStream read() {
        return read(0, count());
    }

    /** The rows from one up to, but without, another. */
    InputStream read(int from, int to) {
        return rows.read(starts.get(from), starts.get(to));
    }

    /** The JSON is valid. What jsonb cannot hold, though JSON can say it, becomes the replacement character. */
    private void json(byte[] json) {
        int i = 0;
        while (i < json.length) {
            if (json[i] != '\\') {
                escaped(json[i]);
                i++;
            } else if (json[i + 1] != 'u') {
                escaped(json[i]);
                escaped(json[i + 1]);
                i += 2;
            } else {
                i = unicode(json, i);
            }
        }
    }

    private int unicode(byte[] json, int at) {
        int unit = unit(json, at);
        int length = 6;
        boolean holds = unit != 0 && !Character.isSurrogate((char) unit);
        if (Character.isHighSurrogate((char) unit)
                && at + 12 <= json.length
                && json[at + 6] == '\\'
                && json[at + 7] == 'u'
                && Character.isLowSurrogate((char) unit(json, at + 6))) {
            holds = true;
            length = 12;
        }
        if (holds) {
            for (int i = at; i < at + length; i++) {
                escaped(json[i]);
            }
        } else {
            rows.writeBytes(REPLACEMENT);
        }
        return at + length;
    }

    private static int unit(byte[] json, int at) {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            unit = unit * 16 + Character.digit(json[i], 16);
        }
        return unit;
    }

    private void escaped(byte b) {
        switch (b) {
            case '\\' -> {
                rows.write('\\');
                rows.write('\\');
            }
            case '\t' -> {
                rows.write('\\');
                rows.write('t');
            }
            case '\n' -> {
                rows.write('\\');
                rows.write('n');
            }
            case '\r' -> {
                rows.write('\\');
                rows.write('r');
            }
            default -> rows.write(b);
        }
    }

    private void ascii(String text) {
        rows.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Read where it lies, without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(1 << 16);
        }

        InputStream read(int start, int end) {
            return new ByteArrayInputStream(buf, start, end - start);
        }
    }
}
