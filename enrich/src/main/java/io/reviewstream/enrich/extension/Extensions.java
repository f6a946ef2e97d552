package io.reviewstream.enrich.extension;

import io.reviewstream.events.Json;
import io.reviewstream.runtime.FolderFiles;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that run, in the order of their names. Thread-safe.
 *
 * @param all each with a name of its own
 */
public record Extensions(List<ReviewExtension> all) {
    private static final String JAR = ".jar";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Orders and checks them.
     *
     * @throws SettingsException when two have one name, or a name is none
     */
    public Extensions {
        all = all.stream().sorted(Comparator.comparing(ReviewExtension::name)).toList();
        var names = new HashSet<String>();
        for (ReviewExtension extension : all) {
            String name = extension.name();
            if (!NAME.matcher(name).matches()) {
                throw new SettingsException(
                        "the extension " + extension.getClass().getName()
                                + " must have a name of lower-case letters, digits and hyphens but has " + name);
            }
            if (!names.add(name)) {
                throw new SettingsException(
                        "two extensions have the name " + name + "; leave one of their jars out, or rename one");
            }
        }
    }

    /** No extensions. */
    public static Extensions none() {
        return new Extensions(List.of());
    }

    /**
     * Those of a jar, or of all jars of a folder.
     *
     * @throws SettingsException when it cannot be read, or has none that can be loaded
     */
    public static Extensions load(Path jarOrFolder) {
        URL[] jars = jars(jarOrFolder);
        // Open as long as the process runs: classes are loaded when they are first used.
        var loader = new URLClassLoader(jars, Extensions.class.getClassLoader());
        var found = new ArrayList<ReviewExtension>();
        try {
            ServiceLoader.load(ReviewExtension.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new SettingsException("extensions " + jarOrFolder + " cannot be loaded: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new SettingsException("extensions " + jarOrFolder + " names no extension in META-INF/services/"
                    + ReviewExtension.class.getName());
        }
        return new Extensions(found);
    }

    private static URL[] jars(Path jarOrFolder) {
        if (!Files.exists(jarOrFolder)) {
            throw new SettingsException("there are no extensions " + jarOrFolder + "; name a jar or a folder of jars");
        }
        var jars = new ArrayList<URL>();
        try {
            if (Files.isDirectory(jarOrFolder)) {
                for (Path file : FolderFiles.endingWith(jarOrFolder, JAR)) {
                    jars.add(url(file));
                }
            } else if (jarOrFolder.toString().endsWith(JAR)) {
                jars.add(url(jarOrFolder));
            }
        } catch (IOException e) {
            throw new SettingsException("extensions " + jarOrFolder + " cannot be read: " + e.getMessage());
        }
        if (jars.isEmpty()) {
            throw new SettingsException("extensions " + jarOrFolder + " is no jar and holds none");
        }
        return jars.toArray(URL[]::new);
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /**
     * What one extension finds, as plain JSON values; null when it has nothing to say.
     *
     * @throws RuntimeException whatever the extension throws, or that its result has no JSON
     */
    public static @Nullable Object run(ReviewExtension extension, ExtensionInput input) {
        try {
            return extension
                    .analyse(input)
                    .map(found -> (Object) Json.mapper().convertValue(found, Object.class))
                    .orElse(null);
        } catch (LinkageError e) {
            // Compiled against another version of ours, or without a class it needs: its own trouble, not the review's.
            throw new IllegalStateException(e.toString(), e);
        }
    }
}
