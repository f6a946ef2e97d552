package io.reviewstream.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bytes one after the other, with their place, and a way back. Not thread-safe. */
final class ByteScanner implements AutoCloseable {
    static final int END = -1;

    private final Utf8Input in;
    private final InputStream text;
    private byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private long offset;
    private long line = 1;

    /** @param lines whether it is lines that the input holds, however they end */
    ByteScanner(Utf8Input in, boolean lines) {
        this.in = in;
        this.text = lines ? new LineFeeds(in.text()) : in.text();
    }

    int read() throws IOException {
        if (next == end && !fill()) {
            return END;
        }
        byte b = buffer[next++];
        offset++;
        if (b == '\n') {
            line++;
        }
        return b & 0xff;
    }

    int peek() throws IOException {
        return next == end && !fill() ? END : buffer[next] & 0xff;
    }

    /** Reads up to and with the next line feed into {@code into}; false when the input ended before one. */
    boolean readLine(ByteCollector into) throws IOException {
        while (next < end || fill()) {
            int from = next;
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    next = i + 1;
                    offset += next - from;
                    line++;
                    into.add(buffer, from, next - from);
                    return true;
                }
            }
            next = end;
            offset += end - from;
            into.add(buffer, from, end - from);
        }
        return false;
    }

    /** Goes on at {@code to}, which lies ahead; true when the input reaches that far. */
    boolean skipTo(Position to) throws IOException {
        while (offset < to.offset() && (next < end || fill())) {
            int step = (int) Math.min(end - next, to.offset() - offset);
            next += step;
            offset += step;
        }
        line = to.line();
        return offset == to.offset();
    }

    /** Puts back the last bytes that were read, so that they come again. */
    void unread(byte[] bytes, int from) {
        int back = bytes.length - from;
        int rest = end - next;
        if (back <= next) {
            next -= back;
        } else {
            var joined = new byte[Math.max(buffer.length, back + rest)];
            System.arraycopy(bytes, from, joined, 0, back);
            System.arraycopy(buffer, next, joined, back, rest);
            buffer = joined;
            next = 0;
            end = back + rest;
        }
        offset -= back;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line--;
            }
        }
    }

    Position position() {
        return new Position(offset, line);
    }

    /** Why the input ended before its time: a packed file that is cut off or damaged. */
    Optional<String> cut() {
        return in.cut();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        int count = text.read(buffer, 0, buffer.length);
        next = 0;
        end = Math.max(count, 0);
        return count > 0;
    }
}
