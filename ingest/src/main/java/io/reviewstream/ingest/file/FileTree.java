package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ForeignFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The files under a folder, sorted by their path in it.
 *
 * @param readable path in the folder, with slashes, of each file whose name says a format
 * @param unread the paths of the others, hidden ones aside, each with the reason, as in {@code its ending is none of …}
 * @param closed folders that cannot be listed, by their path in it, each with the reason
 */
public record FileTree(TreeMap<String, Path> readable, Map<String, String> unread, Map<String, IOException> closed) {
    /** A deeper tree is more likely one that leads back into itself. */
    private static final int MAX_DEPTH = 64;

    private static final String MANIFEST = "_manifest";

    /**
     * The files that are there now.
     *
     * @param named the folder, or a link to it
     * @throws IOException when the folder itself cannot be listed
     */
    public static FileTree of(Path named) throws IOException {
        Path folder = named.toRealPath();
        var readable = new TreeMap<String, Path>();
        var unread = new TreeMap<String, String>();
        var closed = new TreeMap<String, IOException>();
        // Links to folders in it are not followed: they could lead out of the folder, or round in circles.
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                if (inner.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                if (isStore(inner) && !isHidden(inner)) {
                    unread.put(nameIn(folder, inner), "it is a store of reviews; name it as a source if it is meant");
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return isHidden(inner) || isOfAStore(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file) && !Files.isDirectory(file)) {
                    String name = nameIn(folder, file);
                    Optional<String> reason = whyUnread(folder, file, name, attributes);
                    if (reason.isEmpty()) {
                        readable.put(name, file);
                    } else {
                        unread.put(name, reason.get());
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) {
                    throw e;
                }
                closed.put(nameIn(folder, file), e);
                return FileVisitResult.CONTINUE;
            }
        });
        return new FileTree(readable, Collections.unmodifiableMap(unread), Collections.unmodifiableMap(closed));
    }

    private static String nameIn(Path folder, Path file) {
        var name = new StringJoiner("/");
        folder.relativize(file).forEach(part -> name.add(nameOf(part)));
        return name.toString();
    }

    /**
     * A file's or folder's own name, no two of which are the same in a folder: with percents and its bytes where the JVM
     * cannot spell it, as it then has the same name for others, too.
     */
    public static String nameOf(Path path) {
        Path own = path.getFileName();
        if (own == null) {
            return "";
        }
        String spelt = own.toString();
        try {
            if (own.equals(own.getFileSystem().getPath(spelt))) {
                return spelt;
            }
        } catch (InvalidPathException e) {
            // The next line has another name for it.
        }
        String address = own.toUri().getRawPath();
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        return address.substring(address.lastIndexOf('/', end - 1) + 1, end);
    }

    private static Optional<String> whyUnread(Path folder, Path file, String name, BasicFileAttributes attributes) {
        if (attributes.isOther() || attributes.isSymbolicLink() && isSpecial(file)) {
            return Optional.of("it is no file");
        }
        if (FileFormat.of(name).isEmpty()) {
            return Optional.of(ForeignFile.of(name)
                    .map(foreign -> "it is " + foreign)
                    .orElse("its ending is none of " + FileFormat.ENDINGS + " (or these with .gz)"));
        }
        return attributes.isRegularFile() || staysInside(folder, file)
                ? Optional.empty()
                : Optional.of(
                        "it is a link that leads out of the folder; name what it leads to as a source of its own");
    }

    /** Whether it is a pipe, a socket or a device, of which reading may never end, or a link to one. */
    public static boolean isSpecial(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false;
        }
    }

    /** What a store of ours has beside its reviews: a store can be a source, too. */
    private static boolean isOfAStore(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.equals(MANIFEST) || name.equals("_tmp");
    }

    /** One that a source holds may be its own: what came from it would come again, what has changed since as it was. */
    private static boolean isStore(Path folder) {
        return Files.isDirectory(folder.resolve(MANIFEST));
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    /** A link to a file counts when the file is in the folder too, or is gone: reading it then says so. */
    private static boolean staysInside(Path folder, Path link) {
        try {
            return link.toRealPath().startsWith(folder);
        } catch (IOException e) {
            return Files.isSymbolicLink(link);
        }
    }
}
