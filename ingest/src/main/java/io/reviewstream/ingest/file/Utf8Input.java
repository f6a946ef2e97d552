package io.reviewstream.ingest.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a file says, as UTF-8 without a byte order mark: unpacked if it is gzip, whatever its name, and decoded. */
final class Utf8Input {
    private static final int BUFFER = 64 * 1024;

    private Utf8Input() {}

    /** Bytes that say nothing of their encoding pass as they are; whoever reads them sees whether they are UTF-8. */
    static InputStream of(InputStream file) throws IOException {
        InputStream packed = new BufferedInputStream(file, BUFFER);
        byte[] head = peek(packed, 2);
        InputStream plain = packed;
        if (head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            plain = new BufferedInputStream(unpack(packed), BUFFER);
        }
        return decode(plain);
    }

    /** The first bytes, which stay there to be read. */
    static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count + 1);
        var head = new byte[count];
        int read = 0;
        try {
            int more;
            while (read < count && (more = in.read(head, read, count - read)) > 0) {
                read += more;
            }
        } catch (EOFException | ZipException e) {
            // Cut off so early; reading on comes to the same place and says so.
        }
        in.reset();
        return Arrays.copyOf(head, read);
    }

    private static InputStream unpack(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (EOFException | ZipException e) {
            return new Broken(packed, e);
        }
    }

    private static InputStream decode(InputStream plain) throws IOException {
        byte[] head = peek(plain, 3);
        if (head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            plain.skipNBytes(3);
        } else if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            plain.skipNBytes(2);
            return new BufferedInputStream(new Transcoded(plain, StandardCharsets.UTF_16BE), BUFFER);
        } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            plain.skipNBytes(2);
            return new BufferedInputStream(new Transcoded(plain, StandardCharsets.UTF_16LE), BUFFER);
        }
        return plain;
    }

    /** Says at the first byte what was wrong with the header. */
    private static final class Broken extends InputStream {
        private final InputStream in;
        private final IOException failure;

        Broken(InputStream in, IOException failure) {
            this.in = in;
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Text of another encoding as UTF-8. */
    private static final class Transcoded extends InputStream {
        private final Reader reader;
        private final CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
        private final CharBuffer chars = CharBuffer.allocate(8192).flip();
        private final ByteBuffer bytes = ByteBuffer.allocate(3 * 8192 + 16).flip();
        private boolean ended;

        Transcoded(InputStream in, Charset charset) {
            this.reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            return ready() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int start, int count) throws IOException {
            if (!ready()) {
                return -1;
            }
            int taken = Math.min(count, bytes.remaining());
            bytes.get(into, start, taken);
            return taken;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private boolean ready() throws IOException {
            while (!bytes.hasRemaining() && !ended) {
                chars.compact();
                ended = reader.read(chars) < 0;
                chars.flip();
                bytes.clear();
                encoder.encode(chars, bytes, ended);
                bytes.flip();
            }
            return bytes.hasRemaining();
        }
    }
}
