package io.reviewstream.local.command;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an embedded broker. It belongs to one store, as all reviews on its topics go into the store that is filled from
 * it: the file {@value #OWNER} in it says whose it is, a folder by its way from here, so that both can be moved together.
 *
 * @param path where it is
 * @param store whose it should be, an address without problems
 */
record StateFolder(Path path, StoreAddress store) {
    private static final String OWNER = "store";

    /** The one that is given, else the store's own: inside a folder, beside the command for a store on a server. */
    static StateFolder of(StoreAddress store, @Nullable Path given) {
        return new StateFolder(
                given != null
                        ? given
                        : store.placeOnServer()
                                .map(place -> Path.of(".reviewstream-state-" + shortened(place)))
                                .orElseGet(() -> Path.of(store.text()).resolve(".state")),
                store);
    }

    /** Whether a broker was started on it. */
    boolean isBegun() {
        return isBegun(path);
    }

    /** Whether a broker was started on a folder. */
    static boolean isBegun(Path folder) {
        return Files.isDirectory(folder.resolve("kafka"));
    }

    /**
     * Makes a new one the store's. One that was begun without a name is left as it is.
     *
     * @throws SettingsException when it is another store's, or a file, or has a name that Kafka does not take
     */
    void claim() {
        if (path.toString().contains(",")) {
            throw new SettingsException("the state cannot be in " + path
                    + ", as Kafka takes a comma for the end of a folder's name; give --state a folder without one");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new SettingsException("--state must be a folder but " + path + " is a file");
        }
        Path file = path.resolve(OWNER);
        try {
            String owner = Files.exists(file) ? Files.readString(file).strip() : "";
            if (owner.isEmpty() && !isBegun()) {
                Files.createDirectories(path);
                Files.writeString(file, name() + "\n");
            } else if (!owner.isEmpty() && !owner.equals(name())) {
                throw new SettingsException("the state in " + path + " is that of the store " + shown(owner)
                        + ", whose reviews would go into "
                        + store.placeOnServer().orElse(store.text())
                        + ", too; leave --state out or name another folder, or, if the store has moved, remove "
                        + file);
            }
        } catch (IOException e) {
            throw new FailedException("cannot write the state folder " + path + ": " + FileProblem.of(e), e);
        }
    }

    private String name() {
        return store.placeOnServer().orElseGet(() -> {
            Path way = path.toAbsolutePath()
                    .normalize()
                    .relativize(Path.of(store.text()).toAbsolutePath().normalize());
            return way.toString().isEmpty() ? "." : way.toString();
        });
    }

    private String shown(String owner) {
        return owner.contains("://") ? owner : path.resolve(owner).normalize().toString();
    }

    private static String shortened(String place) {
        var checksum = new CRC32C();
        checksum.update(place.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }
}
