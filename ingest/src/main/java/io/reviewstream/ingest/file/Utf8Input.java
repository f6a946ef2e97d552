package io.reviewstream.ingest.file;

import io.reviewstream.runtime.GzipInput;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a file says, as UTF-8 without a byte order mark: unpacked if it is gzip, whatever its name, and decoded. */
public final class Utf8Input implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** The byte order mark, as a character. */
    private static final int MARK = 0xFEFF;

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private final InputStream text;
    private final @Nullable Unpacked unpacked;

    /** What is done about the encoding of bytes without a byte order mark. */
    public enum Encoding {
        /** They pass; whoever reads them sees whether they are UTF-8. */
        UTF_8,
        /**
         * What is clearly not UTF-8 is taken for Windows-1252, of which Latin-1 is a part: the encoding that spreadsheets
         * write where they do not write UTF-8.
         */
        GUESSED,
        /** All bytes pass, a byte order mark too: whoever reads them decodes them. */
        AS_IT_IS
    }

    /** @throws IOException when its first bytes cannot be read */
    public Utf8Input(InputStream file, Encoding encoding) throws IOException {
        InputStream plain = new BufferedInputStream(file, BUFFER);
        this.unpacked = GzipInput.isPacked(peek(plain, 2)) ? new Unpacked(plain) : null;
        InputStream bytes = unpacked == null ? plain : new BufferedInputStream(unpacked, BUFFER);
        this.text = encoding == Encoding.AS_IT_IS ? bytes : decode(bytes, encoding == Encoding.GUESSED);
    }

    /** The text, which can be marked. */
    public InputStream text() {
        return text;
    }

    /** Why the text ended before its time: a packed file that is cut off or damaged. */
    public Optional<String> cut() {
        return unpacked == null ? Optional.empty() : Optional.ofNullable(unpacked.cut);
    }

    /** Reads the rest of a packed file, as its checksum stands at its end. */
    void check() throws IOException {
        if (unpacked != null) {
            text.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The first bytes, which stay there to be read. */
    byte[] head(int count) throws IOException {
        return peek(text, count);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count + 1);
        var head = new byte[count];
        int read = 0;
        int more;
        while (read < count && (more = in.read(head, read, count - read)) > 0) {
            read += more;
        }
        in.reset();
        return Arrays.copyOf(head, read);
    }

    private static InputStream decode(InputStream plain, boolean guess) throws IOException {
        byte[] head = peek(plain, guess ? BUFFER : 8);
        plain.skipNBytes(markLength(head));
        Optional<Charset> charset = charset(head, guess);
        return charset.isPresent() ? new BufferedInputStream(new Transcoded(plain, charset.get()), BUFFER) : plain;
    }

    /**
     * In what other encoding than UTF-8 a file is that is not packed; empty when it is none.
     *
     * @param head its first 64 KiB, or fewer where nothing is to be guessed
     * @param guess as in {@link Encoding#GUESSED}
     */
    public static Optional<Charset> charset(byte[] head, boolean guess) {
        Optional<Charset> wide = utf32(head);
        if (wide.isPresent()) {
            return wide;
        }
        if (markLength(head) == 2) {
            return Optional.of(head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        if (head.length >= 4 && isAscii(head[0], head[1]) && isAscii(head[2], head[3])) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (head.length >= 4 && isAscii(head[1], head[0]) && isAscii(head[3], head[2])) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return guess && isWindows1252(head, markLength(head))
                ? Optional.of(Charset.forName("windows-1252"))
                : Optional.empty();
    }

    /** As {@link #charset}; its mark begins with that of UTF-16, so that it is looked for first. */
    private static Optional<Charset> utf32(byte[] head) {
        if (head.length < 8) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        if (bytes.getInt(0) == MARK || isPrintable(bytes.getInt(0)) && isPrintable(bytes.getInt(4))) {
            return Optional.of(UTF_32BE);
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getInt(0) == MARK || isPrintable(bytes.getInt(0)) && isPrintable(bytes.getInt(4))
                ? Optional.of(UTF_32LE)
                : Optional.empty();
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character < 0x7F || character == '\n' || character == '\r' || character == '\t';
    }

    /** Of two ASCII characters in UTF-16, as JSON and tables begin, every other byte is null, which text in UTF-8 has none of. */
    private static boolean isAscii(byte low, byte high) {
        return low > 0 && high == 0;
    }

    private static int markLength(byte[] head) {
        if (head.length >= 8 && utf32(head).isPresent()) {
            return head[0] == (byte) 0xFF || head[2] == (byte) 0xFE ? 4 : 0;
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = head.length >= 2
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
        return utf16 ? 2 : 0;
    }

    /**
     * Whether bytes beyond ASCII are there and none of them form UTF-8: one valid sequence shows that the file is UTF-8
     * with some damage, as letters of Windows-1252 hardly ever follow each other like that.
     */
    private static boolean isWindows1252(byte[] head, int start) {
        boolean beyond = false;
        for (int i = start; i < head.length; i++) {
            int lead = head[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            int more = lead >= 0xC2 && lead < 0xE0
                    ? 1
                    : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 0;
            boolean sequence = more > 0 && i + more < head.length;
            for (int j = 1; sequence && j <= more; j++) {
                sequence = (head[i + j] & 0xC0) == 0x80;
            }
            // What is cut off may be one only where more follows.
            if (sequence || more > 0 && i + more >= head.length && head.length >= BUFFER) {
                return false;
            }
            beyond = true;
        }
        return beyond;
    }

    /** Ends where the packed data do, whole or not: what came before the damage is not lost with it. */
    private static final class Unpacked extends InputStream {
        private final InputStream plain;
        private @Nullable String cut;

        Unpacked(InputStream packed) {
            this.plain = new GzipInput(packed);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int start, int count) throws IOException {
            if (cut != null) {
                return -1;
            }
            try {
                return plain.read(into, start, count);
            } catch (EOFException | ZipException e) {
                cut = e.getMessage();
                return -1;
            }
        }

        @Override
        public void close() throws IOException {
            plain.close();
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
