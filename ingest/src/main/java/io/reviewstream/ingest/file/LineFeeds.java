package io.reviewstream.ingest.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Lines that all end in a line feed where their writer ended them with a carriage return alone, as old Macs did and some spreadsheets
 * still do. Which it was shows at the first end of a line; every byte keeps its place. Not thread-safe.
 */
public final class LineFeeds extends InputStream {
    private static final int NONE = -1;

    private final InputStream in;
    private boolean decided;
    private boolean bare;
    private int held = NONE;

    /** @param in bytes of UTF-8 from the beginning of the text on, as that is where its lines show how they end */
    public LineFeeds(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? NONE : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int read = 1;
        if (held == NONE) {
            read = in.read(into, start, count);
        } else {
            into[start] = (byte) held;
            held = NONE;
        }
        int from = decided ? start : decide(into, start, start + read);
        if (bare) {
            unify(into, from, start + read);
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available() + (held == NONE ? 0 : 1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Looks for the first end of a line, and says where it is. */
    private int decide(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        if (at >= to) {
            return from;
        }
        int behind = '\n';
        if (bytes[at] == '\r') {
            behind = at + 1 < to ? bytes[at + 1] & 0xff : hold();
        }
        decided = behind != NONE;
        bare = decided && behind != '\n';
        return at;
    }

    private int hold() throws IOException {
        held = in.read();
        return held;
    }

    private static void unify(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r' && (i + 1 == to || bytes[i + 1] != '\n')) {
                bytes[i] = '\n';
            }
        }
    }
}
