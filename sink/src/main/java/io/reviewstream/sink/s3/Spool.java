package io.reviewstream.sink.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A folder of this machine for what is not uploaded yet. It goes with the process, or with the next one that starts. */
final class Spool implements AutoCloseable {
    private static final String PREFIX = "reviewstream-s3-";
    private static final String LOCK = "lock";

    /** Another process may have made its folder and be about to lock it. */
    private static final Duration STARTING = Duration.ofMinutes(10);

    private final Path folder;
    private final FileChannel channel;
    private final @Nullable FileLock lock;
    private long made;

    private Spool(Path folder, FileChannel channel, @Nullable FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    static Spool open() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var spool = new Spool(folder, channel, channel.tryLock());
        removeOthers(folder.resolveSibling("."), folder);
        return spool;
    }

    /** A process that was killed leaves its folder, but not its lock. */
    private static void removeOthers(Path parent, Path ours) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent.normalize(), PREFIX + "*")) {
            for (Path other : folders) {
                if (other.equals(ours) || isYoung(other)) {
                    continue;
                }
                try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    if (lock != null) {
                        remove(other);
                    }
                } catch (NoSuchFileException | OverlappingFileLockException e) {
                    // Just being made, or another store of this process.
                } catch (IOException e) {
                    // Another user's: not ours to remove.
                }
            }
        }
    }

    private static boolean isYoung(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isAfter(Instant.now().minus(STARTING));
        } catch (IOException e) {
            return true;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    Path fresh() {
        return folder.resolve(Long.toString(made++));
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.release();
        }
        channel.close();
        remove(folder);
    }
}
