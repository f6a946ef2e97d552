package io.reviewstream.local.command;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.sentiment.SentimentPlugin;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --model} names: a file of train's, or {@code SCHEME:ADDRESS} for a plug-in.
 *
 * @param text as it was given
 * @param environment of the process; {@value #PLUGINS} names the folder with the plug-ins' jars
 */
record ModelAddress(String text, Map<String, String> environment) {
    static final String PLUGINS = "REVIEWSTREAM_PLUGINS";

    /** Two letters or more, so that a drive's letter is none. */
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9]+):(.+)");

    /** @throws SettingsException when there is no such model, or it cannot be read */
    ReviewAnalyser open(AnalysisOptions options) {
        Matcher scheme = SCHEME.matcher(text);
        try {
            return scheme.matches() ? plugin(scheme.group(1), scheme.group(2), options) : file(options);
        } catch (IOException e) {
            throw new SettingsException("--model " + text + " cannot be used: " + FileProblem.of(e));
        } catch (InvalidPathException e) {
            throw new SettingsException("--model " + text + " cannot be used: " + e.getMessage());
        }
    }

    private ReviewAnalyser file(AnalysisOptions options) throws IOException {
        return new ReviewAnalyser(SentimentModel.load(Path.of(text)), options);
    }

    private ReviewAnalyser plugin(String scheme, String address, AnalysisOptions options) throws IOException {
        SentimentPlugin plugin = SentimentPlugin.named(scheme, loader())
                .orElseThrow(() -> new SettingsException("--model " + text + ": there is no plug-in for " + scheme
                        + "; put its jars into a folder and name that in " + PLUGINS));
        return ReviewAnalyser.with(plugin.open(address), text, options);
    }

    /** Not closed: the plug-in is used until the process ends. */
    private ClassLoader loader() throws IOException {
        ClassLoader own = ModelAddress.class.getClassLoader();
        String folder = environment.getOrDefault(PLUGINS, "");
        if (folder.isEmpty()) {
            return own;
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new SettingsException(PLUGINS + ": there is no folder " + folder);
        }
        var jars = new ArrayList<URL>();
        try (var files = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
            for (Path jar : files) {
                jars.add(jar.toUri().toURL());
            }
        }
        return new URLClassLoader("plug-ins", jars.toArray(URL[]::new), own);
    }
}
