package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file with all figures, a part for each kind of measurement. A part that is measured again replaces the old one.
 */
public final class Results {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final String corpus;

    Results(Path file, String corpus) {
        this.file = file;
        this.corpus = corpus;
    }

    /** The part's figures, as JSON would have them; empty when it was never measured. */
    public static <T> List<T> read(Path file, String part, Class<T> type) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        var node = JSON.readTree(Files.readString(file)).path(part).path("figures");
        var listType = JSON.getTypeFactory().constructCollectionType(List.class, type);
        return node.isMissingNode() ? List.of() : JSON.convertValue(node, listType);
    }

    void put(String part, List<?> figures) throws IOException {
        Map<String, Object> all = Files.exists(file)
                ? JSON.readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, Object>>() {})
                : new LinkedHashMap<>();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        entry.put("machine", Machine.description());
        entry.put("flags", Workplace.FLAGS);
        entry.put("corpus", corpus);
        entry.put("figures", figures);
        all.put(part, entry);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    }
}
