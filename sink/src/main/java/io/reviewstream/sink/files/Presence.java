package io.reviewstream.sink.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sinks are gone for certain, so that what they wrote aside can go, too. A sink that writes holds the lock of a file of its own
 * in {@code _tmp}, which ends with its process. Only locks within one running system are believed: over a network a lock may be lost
 * while its holder lives, or never have been one. Not thread-safe.
 */
final class Presence implements AutoCloseable {
    private static final String PREFIX = "alive-";

    /** A process must not so much as open a file that another part of it has locked: closing it would give up the lock. */
    private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8);

    /** Of the running system; Linux tells it, in all containers alike. */
    private static final Path SYSTEM = Path.of("/proc/sys/kernel/random/boot_id");

    /**
     * Says that a sink is there.
     *
     * @param token of the sink's files
     * @param process tells its process from others
     * @param system tells its machine from others, and from itself before it was started anew
     */
    private record Sign(String token, String process, String system) {
        static @Nullable Sign parse(String name) {
            String[] parts = name.split("-", 4);
            return name.startsWith(PREFIX) && parts.length == 4 ? new Sign(parts[1], parts[2], parts[3]) : null;
        }

        String fileName() {
            return PREFIX + token + "-" + process + "-" + system;
        }
    }

    private final Disk disk;
    private final @Nullable Path folder;
    private final Sign own;
    private @Nullable FileChannel held;

    private Presence(Disk disk, @Nullable Path folder, Sign own) {
        this.disk = disk;
        this.folder = folder;
        this.own = own;
    }

    /** Of a sink that writes to a folder of this machine's file system. */
    static Presence in(Path folder, Disk disk, String token) {
        return in(folder, disk, token, PROCESS);
    }

    static Presence in(Path folder, Disk disk, String token, String process) {
        try {
            String system = Files.readString(SYSTEM).trim();
            return new Presence(disk, system.isEmpty() ? null : folder, new Sign(token, process, system));
        } catch (IOException e) {
            return unknown(disk);
        }
    }

    /** Where nobody can tell who is gone. */
    static Presence unknown(Disk disk) {
        return new Presence(disk, null, new Sign("", "", ""));
    }

    /** Says that this sink is there, before it writes anything. */
    void announce() throws IOException {
        if (folder == null || held != null) {
            return;
        }
        // Others see it by its name only, which it has when it is locked: nobody who lives is ever seen without.
        Path file = folder.resolve(Aside.PROBE + own.fileName());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        boolean shown = false;
        try {
            if (channel.tryLock() != null) {
                disk.move(file, folder.resolve(own.fileName()));
                held = channel;
                shown = true;
            }
        } catch (NoSuchFileException e) {
            // A sink that starts has removed it as a probe of one that was killed: nobody will tidy up after this one,
            // that is all.
        } finally {
            if (!shown) {
                channel.close();
                Files.deleteIfExists(file);
            }
        }
    }

    /** Tokens of sinks that will publish nothing any more; what they have published is in the ledger by now. */
    Set<String> gone() throws IOException {
        var gone = new HashSet<String>();
        silent().forEach((token, sign) -> {
            if (sign.system().equals(own.system())) {
                gone.add(token);
            }
        });
        return gone;
    }

    /** Removes the signs of sinks that have left nothing. */
    void tidy() throws IOException {
        if (folder == null) {
            return;
        }
        Map<String, Sign> silent = silent();
        List<String> names = silent.isEmpty() ? List.of() : disk.list(folder);
        for (Sign sign : silent.values()) {
            if (names.stream().noneMatch(name -> Aside.tokenIn(name).equals(sign.token()))) {
                Files.deleteIfExists(folder.resolve(sign.fileName()));
            }
        }
    }

    /** Makes sure, before they count, that nobody has taken this sink for gone. */
    void check(Iterable<PartFile> parts) throws NoSuchFileException {
        if (folder == null) {
            return;
        }
        for (PartFile part : parts) {
            if (!disk.exists(part.aside())) {
                throw new NoSuchFileException(part.aside().toString());
            }
        }
    }

    /** Signs of other processes that hold no lock, by token. */
    private Map<String, Sign> silent() throws IOException {
        var silent = new HashMap<String, Sign>();
        if (folder == null) {
            return silent;
        }
        for (String name : disk.list(folder)) {
            Sign sign = Sign.parse(name);
            if (sign != null && !sign.process().equals(own.process()) && isFree(folder.resolve(name))) {
                silent.put(sign.token(), sign);
            }
        }
        return silent;
    }

    private static boolean isFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // Gone meanwhile, or another user's.
        }
    }

    @Override
    public void close() {
        FileChannel channel = held;
        if (channel == null || folder == null) {
            return;
        }
        held = null;
        try {
            Files.deleteIfExists(folder.resolve(own.fileName()));
            channel.close();
        } catch (IOException e) {
            // Then it is without a lock, which is what it says: this sink is gone.
        }
    }
}
