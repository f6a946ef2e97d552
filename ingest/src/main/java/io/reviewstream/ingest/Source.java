package io.reviewstream.ingest;

import io.reviewstream.runtime.SettingsException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where reviews come from. */
sealed interface Source {
    /** What the source is known by, for as long as it exists. */
    String uri();

    /** A place in it as the user would look for it. */
    String place(String inSource);

    /**
     * A file or a folder.
     *
     * @param path where it is
     * @param named how the user called it
     */
    record AtPath(String uri, Path path, String named) implements Source {
        @Override
        public String place(String inSource) {
            if (Files.isDirectory(path)) {
                return named + (named.endsWith("/") ? "" : "/") + inSource;
            }
            Path parent = path.getParent();
            return parent == null ? inSource : parent + "/" + inSource;
        }
    }

    /**
     * A feed.
     *
     * @param address where the user says it is
     */
    record Feed(String uri, URI address) implements Source {
        @Override
        public String place(String inSource) {
            return inSource;
        }
    }

    /** Standard input: gone when it is read, so each run has one of its own. */
    record StandardInput(String uri) implements Source {
        @Override
        public String place(String inSource) {
            return inSource;
        }
    }

    /**
     * Finds out what the user means.
     *
     * @throws SettingsException when there is no such thing
     */
    static Source of(String named) {
        if (named.equals("-")) {
            return new StandardInput("stdin:" + UUID.randomUUID());
        }
        if (named.regionMatches(true, 0, "http://", 0, 7) || named.regionMatches(true, 0, "https://", 0, 8)) {
            try {
                URI address = URI.create(named);
                if (address.getHost() == null) {
                    throw new SettingsException(named + ": this address names no host");
                }
                return new Feed(named, address);
            } catch (IllegalArgumentException e) {
                throw new SettingsException(named + ": this is no web address: " + e.getMessage());
            }
        }
        if (named.startsWith("listen:")) {
            throw new SettingsException(
                    named + ": reviews cannot be pushed over HTTP yet; name files, folders, feeds or - instead");
        }
        Path path;
        try {
            path = named.startsWith("file:") ? Path.of(URI.create(named)) : Path.of(named);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(named + ": this is no path of a file or folder: " + e.getMessage());
        }
        if (!Files.exists(path)) {
            throw new SettingsException(named + ": there is no such file or folder; check the name");
        }
        if (!Files.isReadable(path)) {
            throw new SettingsException(named + ": may not be read; check its permissions");
        }
        String uri = path.toAbsolutePath().normalize().toUri().toString();
        return new AtPath(
                uri.endsWith("/") && uri.length() > 8 ? uri.substring(0, uri.length() - 1) : uri, path, named);
    }
}
