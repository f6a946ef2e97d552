package io.reviewstream.ingest.parse;

import io.reviewstream.events.Json;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.FolderFiles;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The formats that are known: those that come with us, and those of the user, which win. Immutable, thread-safe.
 *
 * @param formats the first that describes a record counts
 */
public record ExportFormats(List<ExportFormat> formats) {
    private static final String FOLDER = "formats/";

    private static final ExportFormats BUILT_IN = new ExportFormats(readBuiltIn());

    public ExportFormats {
        formats = List.copyOf(formats);
    }

    /** Those that come with us. */
    public static ExportFormats builtIn() {
        return BUILT_IN;
    }

    /**
     * Those in a folder, each a {@code .json} file, before those that come with us.
     *
     * @throws SettingsException when the folder or one of its files cannot be used, naming each
     */
    public static ExportFormats withThoseIn(Path folder) {
        var found = new ArrayList<ExportFormat>();
        var problems = new ArrayList<String>();
        try {
            for (Path file : FolderFiles.endingWith(folder, ".json")) {
                try {
                    found.add(read(Files.readAllBytes(file)));
                } catch (JacksonException e) {
                    problems.add(file + ": this is no format of exports: " + e.getOriginalMessage());
                }
            }
        } catch (IOException e) {
            problems.add("the folder of export formats cannot be read: " + FileProblem.of(e));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        found.addAll(BUILT_IN.formats);
        return new ExportFormats(found);
    }

    /** The format of a record with these field names, in this file. */
    Optional<ExportFormat> of(Collection<String> names, String file) {
        return formats.stream().filter(format -> format.describes(names, file)).findFirst();
    }

    private static List<ExportFormat> readBuiltIn() {
        String index = new String(resource("index.txt"), StandardCharsets.UTF_8);
        return index.lines()
                .filter(name -> !name.isBlank())
                .map(name -> read(resource(name)))
                .toList();
    }

    private static ExportFormat read(byte[] json) {
        return Json.mapper().readValue(json, ExportFormat.class);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ExportFormats.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
