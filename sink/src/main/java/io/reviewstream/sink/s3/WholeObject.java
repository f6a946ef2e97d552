package io.reviewstream.sink.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The content of an object, of which the end is only told where all of it has come. A connection that is closed early would
 * else pass for a shorter object, as the HTTP client does not compare.
 */
final class WholeObject extends FilterInputStream {
    private final String key;
    private final long bytes;
    private long come;

    /** @param bytes how many the server has announced */
    WholeObject(InputStream in, String key, long bytes) {
        super(in);
        this.key = key;
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        int read;
        try {
            read = super.read(into, start, length);
        } catch (IOException | SdkException e) {
            throw cut(String.valueOf(e.getMessage()), e);
        }
        if (read < 0 && come < bytes) {
            throw cut("the connection was closed", null);
        }
        come += Math.max(0, read);
        return read;
    }

    /** By reading, so that what is skipped is counted, too. */
    @Override
    public long skip(long wanted) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(Math.max(0, wanted), 1 << 16)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private CutOffException cut(String why, @Nullable Exception cause) {
        return new CutOffException(key + " broke off after " + come + " of " + bytes + " bytes: " + why, cause);
    }
}
