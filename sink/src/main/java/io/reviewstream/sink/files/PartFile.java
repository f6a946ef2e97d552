package io.reviewstream.sink.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A part file while it is written aside. It can be put to rest and taken up again, so that many dates cost few open files
 * and buffers. Not thread-safe.
 */
final class PartFile {
    static final int BLOCK_BYTES = 1 << 20;

    private static final int BUFFER = 1 << 18;

    private final Disk disk;
    private final Path aside;
    private final Compression compression;
    private final Checksums checksums = new Checksums();
    private Disk.@Nullable Output file;
    private @Nullable OutputStream packed;
    private byte[] buffer = new byte[0];
    private int filled;
    private boolean created;
    private long records;
    private long first = -1;
    private long last = -1;

    PartFile(Disk disk, Path aside, Compression compression) {
        this.disk = disk;
        this.aside = aside;
        this.compression = compression;
    }

    void add(long offset, byte[] line) throws IOException {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER];
        }
        if (line.length + 1 > buffer.length - filled) {
            flush();
        }
        if (line.length + 1 > buffer.length) {
            OutputStream out = out();
            out.write(line, 0, line.length);
            out.write('\n');
        } else {
            System.arraycopy(line, 0, buffer, filled, line.length);
            filled += line.length;
            buffer[filled++] = '\n';
        }
        if (first < 0) {
            first = offset;
        }
        last = offset;
        records++;
    }

    /** Writes what is held and lets the file and the buffer go; more may be added later. */
    void rest() throws IOException {
        flush();
        buffer = new byte[0];
        if (packed != null) {
            packed.close();
            packed = null;
        }
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** Writes the rest to the disk itself, for good. */
    void finish() throws IOException {
        flush();
        buffer = new byte[0];
        OutputStream open = out();
        open.close();
        packed = null;
        if (file != null) {
            file.force();
            file.close();
            file = null;
        }
    }

    void drop() throws IOException {
        packed = null; // What is held in it must not reach the disk any more.
        if (file != null) {
            file.close();
            file = null;
        }
        disk.delete(aside);
    }

    Path aside() {
        return aside;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    PartEntry entry(String name, String asideName) {
        return new PartEntry(
                name,
                asideName,
                first,
                last,
                records,
                checksums.bytes,
                Sha256.hex(checksums.whole.digest()),
                BLOCK_BYTES,
                checksums.blocks());
    }

    private void flush() throws IOException {
        if (filled > 0) {
            out().write(buffer, 0, filled);
            filled = 0;
        }
    }

    private OutputStream out() throws IOException {
        if (packed == null) {
            Disk.Output opened = created ? disk.append(aside) : disk.create(aside);
            created = true;
            file = opened;
            // Packed anew each time: both formats allow several members one after another.
            packed = compression.packing(new CountedOutput(opened));
        }
        return packed;
    }

    /** Passes on what it is given, and adds it up; closing it leaves the file open, as that is still to be forced. */
    private final class CountedOutput extends OutputStream {
        private final Disk.Output out;

        CountedOutput(Disk.Output out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            checksums.update(bytes, start, length);
            out.write(bytes, start, length);
        }
    }

    /** Over the file as stored: one for the whole, one for each block. */
    private static final class Checksums {
        private final MessageDigest whole = Sha256.start();
        private final CRC32C block = new CRC32C();
        private final List<Long> done = new ArrayList<>();
        private int inBlock;
        private long bytes;

        void update(byte[] data, int start, int length) {
            whole.update(data, start, length);
            bytes += length;
            int from = start;
            int left = length;
            while (left > 0) {
                int part = Math.min(left, BLOCK_BYTES - inBlock);
                block.update(data, from, part);
                inBlock += part;
                from += part;
                left -= part;
                if (inBlock == BLOCK_BYTES) {
                    done.add(block.getValue());
                    block.reset();
                    inBlock = 0;
                }
            }
        }

        List<Long> blocks() {
            if (inBlock > 0) {
                done.add(block.getValue());
                inBlock = 0;
            }
            return done;
        }
    }
}
