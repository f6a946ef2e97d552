package io.reviewstream.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What all members of a gzip file hold, one after the other (RFC 1952), up to the end of the input. The JDK's own reader ends
 * without a word where the head of a later member is damaged, and before the input does; here nothing is passed over but zeros at
 * the end, with which tapes were filled up. An input of no bytes at all is one that was cut off. Not thread-safe.
 */
public final class GzipInput extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    /** Time, level and system, which tell nothing of the data. */
    private static final int PASSED_OVER = 6;

    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private boolean first = true;
    private boolean inMember;
    private boolean ended;

    public GzipInput(InputStream packed) {
        this.packed = packed;
    }

    /** Whether what begins like this is gzip. */
    public static boolean isPacked(byte[] head) {
        return head.length >= 2 && head[0] == MAGIC_1 && head[1] == (byte) MAGIC_2;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * As usual.
     *
     * @throws EOFException when the input ends within a member
     * @throws ZipException when the data are damaged, or what follows a member is none
     */
    @Override
    public int read(byte[] into, int start, int count) throws IOException {
        while (!ended && count > 0) {
            if (!inMember) {
                inMember = begin();
                ended = !inMember;
                continue;
            }
            int unpacked = inflate(into, start, count);
            if (unpacked > 0) {
                checksum.update(into, start, unpacked);
                return unpacked;
            }
            if (inflater.finished()) {
                next = end - inflater.getRemaining();
                finish();
                inMember = false;
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("it ends within its data");
                }
                inflater.setInput(buffer, 0, end);
            } else {
                throw new ZipException("its data are damaged");
            }
        }
        return count == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] into, int start, int count) throws ZipException {
        try {
            return inflater.inflate(into, start, count);
        } catch (DataFormatException e) {
            throw new ZipException("its data are damaged");
        }
    }

    /** Reads the head of a member; false at the end of the input. */
    private boolean begin() throws IOException {
        int magic = first ? readByte() : pastZeros();
        if (magic < 0 && first) {
            throw new EOFException("it is empty");
        }
        if (magic < 0) {
            return false;
        }
        if (magic != MAGIC_1 || need() != MAGIC_2 || need() != DEFLATE) {
            throw new ZipException(first ? "it does not begin as gzip does" : "what follows from here on is no gzip");
        }
        int flags = need();
        skip(PASSED_OVER);
        if ((flags & EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        first = false;
        inflater.reset();
        inflater.setInput(buffer, next, end - next);
        checksum.reset();
        return true;
    }

    /** Reads what stands at the end of a member: checksum and length of what was unpacked. */
    private void finish() throws IOException {
        if (needInt() != checksum.getValue()) {
            throw new ZipException("its checksum is wrong");
        }
        if (needInt() != (inflater.getBytesWritten() & UNSIGNED_INT)) {
            throw new ZipException("its length is wrong");
        }
    }

    private int pastZeros() throws IOException {
        int read = readByte();
        while (read == 0) {
            read = readByte();
        }
        return read;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            need();
        }
    }

    private void skipText() throws IOException {
        int read = need();
        while (read != 0) {
            read = need();
        }
    }

    /** Four bytes, the lowest first. */
    private long needInt() throws IOException {
        return need() | need() << 8 | need() << 16 | (long) need() << 24;
    }

    private int need() throws IOException {
        int read = readByte();
        if (read < 0) {
            throw new EOFException("it ends before its checksum");
        }
        return read;
    }

    private int readByte() throws IOException {
        return next == end && !fill() ? -1 : buffer[next++] & 0xff;
    }

    private boolean fill() throws IOException {
        end = Math.max(0, packed.read(buffer, 0, buffer.length));
        next = 0;
        return end > 0;
    }
}
