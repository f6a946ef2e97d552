package io.reviewstream.sink.s3;

import io.reviewstream.sink.files.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends its user at the given operation, and at every one after it. */
final class CutDisk implements Disk {
    @SuppressWarnings("serial")
    static final class Killed extends RuntimeException {}

    private final Disk disk;
    private int left;

    CutDisk(Disk disk, int operations) {
        this.disk = disk;
        this.left = operations;
    }

    private Disk step() {
        if (left-- <= 0) {
            throw new Killed();
        }
        return disk;
    }

    @Override
    public Output create(Path file) throws IOException {
        return cut(disk.create(file));
    }

    @Override
    public Output append(Path file) throws IOException {
        return cut(disk.append(file));
    }

    private Output cut(Output out) {
        return new Output() {
            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                out.write(bytes, start, length);
            }

            @Override
            public void force() throws IOException {
                step();
                out.force();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public InputStream read(Path file) throws IOException {
        return step().read(file);
    }

    @Override
    public boolean exists(Path file) {
        return step().exists(file);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        return step().list(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        step().link(file, name);
    }

    /** Two requests: it may end between them. */
    @Override
    public void move(Path file, Path name) throws IOException {
        if (left == 1) {
            left = 0;
            try (InputStream in = disk.read(file);
                    Output out = disk.create(name)) {
                byte[] content = in.readAllBytes();
                out.write(content, 0, content.length);
                out.force();
            }
            throw new Killed();
        }
        step();
        step().move(file, name);
    }

    @Override
    public void delete(Path file) throws IOException {
        step().delete(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        disk.syncFolder(folder);
    }

    @Override
    public @Nullable Closeable tryLock(Path file) throws IOException {
        return disk.tryLock(file);
    }
}
