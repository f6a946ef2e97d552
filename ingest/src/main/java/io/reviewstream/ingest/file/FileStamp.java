package io.reviewstream.ingest.file;

import io.reviewstream.runtime.GzipInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a file is at the moment: enough to tell later whether it is still the same, has grown, or is another.
 *
 * @param head its first bytes, at most {@link #HEAD_BYTES}
 * @param size in bytes on disk
 * @param fileKey its identity in the file system, such as device and inode; empty where there is none
 */
public record FileStamp(byte[] head, long size, String fileKey) {
    /** Files that agree in so much are taken for the same; a line of text differs long before. */
    public static final int HEAD_BYTES = 64 * 1024;

    /** @throws IOException when the file cannot be read */
    public static FileStamp of(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        try (InputStream in = Files.newInputStream(file)) {
            Object key = attributes.fileKey();
            return new FileStamp(in.readNBytes(HEAD_BYTES), attributes.size(), key == null ? "" : key.toString());
        }
    }

    /** Hash of the first bytes, so many of them. */
    public String hash(int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(head, bytes));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a file that began with these bytes may be this one, grown or not. */
    public boolean beginsLike(int bytes, String hash) {
        return head.length >= bytes && hash(bytes).equals(hash);
    }

    /** Whether it is packed, whatever its name. */
    public boolean isPacked() {
        return GzipInput.isPacked(head);
    }
}
