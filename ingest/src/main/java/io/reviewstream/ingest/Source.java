package io.reviewstream.ingest;

import io.reviewstream.ingest.feed.AddressPolicy;
import io.reviewstream.ingest.feed.SignIn;
import io.reviewstream.ingest.file.FileTree;
import io.reviewstream.runtime.SettingsException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where reviews come from. */
sealed interface Source {
    /** The scheme, and behind it a user with a password. */
    Pattern USER = Pattern.compile("^([A-Za-z+]+://)([^/?#]*)@");

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
     * @param signIn null when its server is told no name
     */
    record Feed(String uri, URI address, @Nullable SignIn signIn) implements Source {
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
     * Reviews that are pushed over HTTP.
     *
     * @param host to listen at; this computer alone unless said otherwise
     * @param port 0 for one that is free
     */
    record Listen(String uri, String host, int port) implements Source {
        /** Whether only this computer reaches it. */
        boolean isLocal() {
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        }

        @Override
        public String place(String inSource) {
            return inSource;
        }
    }

    /**
     * Events that a server sends for as long as we listen.
     *
     * @param address an http, https, ws or wss address
     * @param signIn null when its server is told no name
     */
    record Live(String uri, URI address, @Nullable SignIn signIn) implements Source {
        /** Whether it is a WebSocket rather than server-sent events. */
        boolean isWebSocket() {
            return address.getScheme().startsWith("ws");
        }

        @Override
        public String place(String inSource) {
            return inSource;
        }
    }

    /** The same under a name of its own, so that it does not take over one that listens at the same address elsewhere. */
    default Source ofInstance(String instance) {
        return this instanceof Listen listen && !instance.isEmpty()
                ? new Listen(listen.uri() + "#" + instance, listen.host(), listen.port())
                : this;
    }

    /** Whether it goes on until we are asked to stop, though nothing is said about following. */
    default boolean isEndless() {
        return this instanceof Listen || this instanceof Live;
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
            String uri = withoutUser(named);
            URI address = address(uri, uri);
            return new Feed(uri, address, signIn(named, address));
        }
        if (named.startsWith("listen:")) {
            return listen(named);
        }
        Optional<Source> stream = stream(named);
        if (stream.isPresent()) {
            return stream.get();
        }
        Path path;
        try {
            path = named.startsWith("file:") ? Path.of(URI.create(named)) : Path.of(named);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(named + ": this is no path of a file or folder: " + e.getMessage());
        }
        if (!Files.exists(path) && named.contains("://")) {
            throw new SettingsException(named + ": nothing is read from such an address, but from http(s)://,"
                    + " sse+http(s):// and ws(s)://");
        }
        if (!Files.exists(path)) {
            boolean isPattern = named.indexOf('*') >= 0 || named.indexOf('?') >= 0;
            throw new SettingsException(named + ": there is no such file or folder; "
                    + (isPattern
                            ? "patterns are for the shell, without quotes; or name the folder"
                            : "check the name"));
        }
        if (!Files.isReadable(path)) {
            throw new SettingsException(named + ": may not be read; check its permissions");
        }
        if (FileTree.isSpecial(path)) {
            throw new SettingsException(
                    named + ": this is no file, but a pipe or the like; name - and send it to standard input");
        }
        String uri = path.toAbsolutePath().normalize().toUri().toString();
        return new AtPath(
                uri.endsWith("/") && uri.length() > 8 ? uri.substring(0, uri.length() - 1) : uri, path, named);
    }

    private static Source listen(String named) {
        String where = named.substring("listen:".length());
        int colon = where.lastIndexOf(':');
        String host = colon <= 0 ? "127.0.0.1" : where.substring(0, colon);
        String port = where.substring(colon + 1);
        if (!port.matches("\\d{1,5}")
                || Integer.parseInt(port) > AddressPolicy.HIGHEST_PORT
                || host.matches(".*[\\s/@].*")) {
            throw new SettingsException(named + ": this is no address to listen at; write listen:HOST:PORT, such as"
                    + " listen:127.0.0.1:8080");
        }
        return new Listen("listen:" + host + ":" + port, host, Integer.parseInt(port));
    }

    private static Optional<Source> stream(String named) {
        boolean sse = named.startsWith("sse+http://") || named.startsWith("sse+https://");
        if (!sse && !named.startsWith("ws://") && !named.startsWith("wss://")) {
            return Optional.empty();
        }
        String uri = withoutUser(named);
        URI address = address(uri, sse ? uri.substring(4) : uri);
        return Optional.of(new Live(uri, address, signIn(named, address)));
    }

    /** A source is known by its address alone: who may read it can change, and a password is for its server only. */
    private static String withoutUser(String named) {
        return USER.matcher(named).replaceFirst("$1");
    }

    private static @Nullable SignIn signIn(String named, URI server) {
        Matcher user = USER.matcher(named);
        if (!user.find()) {
            return null;
        }
        try {
            // In an address a plus stands for itself.
            return new SignIn(server, URLDecoder.decode(user.group(2).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    withoutUser(named) + ": in the user or password of this address a % must be written as %25");
        }
    }

    private static URI address(String named, String of) {
        URI address;
        try {
            address = URI.create(of);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(named + ": this is no web address: " + e.getMessage());
        }
        if (address.getHost() == null) {
            throw new SettingsException(named + ": this address names no host");
        }
        if (address.getPort() > AddressPolicy.HIGHEST_PORT) {
            throw new SettingsException(named + ": this is no web address: there is no port " + address.getPort());
        }
        return address;
    }
}
