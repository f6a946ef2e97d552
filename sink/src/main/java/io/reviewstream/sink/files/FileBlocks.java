package io.reviewstream.sink.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A file as it is stored, block by block. */
final class FileBlocks {
    /**
     * A byte to take instead of the one that is there.
     *
     * @param at its place in the file
     * @param value what to take
     */
    record Mended(long at, byte value) {}

    /**
     * What a file adds up to.
     *
     * @param bytes its size
     * @param sha256 of the whole, hexadecimal
     * @param blocks CRC-32C of each block
     */
    record Sums(long bytes, String sha256, List<Long> blocks) {}

    private final Disk disk;
    private final Path file;
    private final int blockBytes;

    FileBlocks(Disk disk, Path file, int blockBytes) {
        this.disk = disk;
        this.file = file;
        this.blockBytes = blockBytes;
    }

    Sums sums(@Nullable Mended mended) throws IOException {
        MessageDigest whole = Sha256.start();
        var blocks = new ArrayList<Long>();
        long bytes = 0;
        try (InputStream in = disk.read(file)) {
            for (byte[] block = in.readNBytes(blockBytes); block.length > 0; block = in.readNBytes(blockBytes)) {
                if (mended != null && mended.at >= bytes && mended.at < bytes + block.length) {
                    block[(int) (mended.at - bytes)] = mended.value;
                }
                whole.update(block);
                var crc = new CRC32C();
                crc.update(block);
                blocks.add(crc.getValue());
                bytes += block.length;
            }
        }
        return new Sums(bytes, Sha256.hex(whole.digest()), blocks);
    }

    byte[] read(int block) throws IOException {
        try (InputStream in = disk.read(file)) {
            in.skipNBytes((long) block * blockBytes);
            return in.readNBytes(blockBytes);
        }
    }
}
