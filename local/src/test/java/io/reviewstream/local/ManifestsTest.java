package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.reviewstream.console.ConsoleSettings;
import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.sink.SinkSettings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The Kubernetes manifests against the API's own schema, as the official client has it. */
final class ManifestsTest {
    private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What is not part of Kubernetes itself. */
    private static final List<String> OTHERS = List.of("Kustomization", "Component", "ScaledObject");

    @ParameterizedTest
    @MethodSource("manifests")
    void areWhatTheApiTakes(Path manifest) throws IOException {
        for (JsonNode resource : resources(manifest)) {
            String kind = resource.path("kind").asString();
            assertThat(resource.path("apiVersion").asString()).isNotEmpty();
            if (!OTHERS.contains(kind)) {
                assertThatCode(() -> validate(kind, resource)).as(kind).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void wouldNotPassWithAFieldThatTheApiDoesNotKnow() throws IOException {
        String sound = resources(FOLDER.resolve("console.yaml")).get(0).toString();
        JsonNode mistyped = YAML.readTree(sound.replace("containerPort", "kontainerPort"));

        assertThatThrownBy(() -> validate("Deployment", mistyped)).hasMessageContaining("ontainerPort");
    }

    @Test
    void areAllNamedInTheKustomization() throws IOException {
        List<String> named = new ArrayList<>();
        resources(FOLDER.resolve("kustomization.yaml"))
                .get(0)
                .path("resources")
                .forEach(name -> named.add(name.asString()));

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void runNobodyAsRoot(Path manifest) throws IOException {
        for (JsonNode resource : resources(manifest)) {
            JsonNode pod = resource.at("/spec/template/spec");
            if (pod.isMissingNode()) {
                continue;
            }
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            for (JsonNode container : pod.path("containers")) {
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/resources/limits/memory").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void setWhatTheServicesKnow() throws IOException {
        assertThat(ConsoleSettings.from(settingsOf("console.yaml")).hosts()).containsExactly("localhost");
        assertThatCode(() -> IngestSettings.from(settingsOf("ingest.yaml"))).doesNotThrowAnyException();
        assertThatCode(() -> EnrichSettings.from(settingsOf("enrich.yaml"))).doesNotThrowAnyException();
        assertThatCode(() -> SinkSettings.from(settingsOf("sink.yaml"))).doesNotThrowAnyException();
    }

    /** As the container of the manifest's first resource gets them. */
    private static Map<String, String> settingsOf(String manifest) throws IOException {
        JsonNode kustomization = resources(FOLDER.resolve("kustomization.yaml")).get(0);
        JsonNode container = resources(FOLDER.resolve(manifest)).get(0).at("/spec/template/spec/containers/0");
        var settings = new HashMap<String, String>();
        for (JsonNode from : container.path("envFrom")) {
            String name = from.at("/configMapRef/name").asString();
            assertThat(kustomization.path("configMapGenerator"))
                    .anySatisfy(map -> assertThat(map.path("name").asString()).isEqualTo(name));
            for (JsonNode map : kustomization.path("configMapGenerator")) {
                if (map.path("name").asString().equals(name)) {
                    map.path("literals").forEach(literal -> {
                        String[] pair = literal.asString().split("=", 2);
                        settings.put(pair[0], pair[1]);
                    });
                }
            }
        }
        for (JsonNode variable : container.path("env")) {
            settings.put(
                    variable.path("name").asString(), variable.path("value").asString("token-of-a-secret"));
        }
        return settings;
    }

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<JsonNode> resources(Path manifest) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifest.toFile())) {
            return documents.readAll();
        }
    }

    private static void validate(String kind, JsonNode resource) throws Throwable {
        try {
            String version = resource.path("apiVersion").asString().endsWith("v2") ? "V2" : "V1";
            Class.forName("io.kubernetes.client.openapi.models." + version + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(resource.toString()));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
