package io.reviewstream.enrich.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtensionsTest {
    @TempDir
    Path folder;

    @Test
    void runsThoseOfAJarAfterAllElse() throws IOException {
        jar("excitement.jar", ExclamationExtension.class.getName());

        Analysis analysis = analyse(Extensions.load(folder), "I LOVED it! Superb!");

        assertThat(analysis.degraded()).isEmpty();
        assertThat(Json.mapper().writeValueAsString(analysis.enrichment().extensions()))
                .isEqualTo("{\"excitement\":{\"marks\":2,\"words\":[{\"start\":2,\"end\":7,\"text\":\"LOVED\"}]}}");
    }

    @Test
    void hasAPlaceInTheVersionOfTheAnalysis() throws IOException {
        Path jar = jar("excitement.jar", ExclamationExtension.class.getName());

        assertThat(analyser(Extensions.load(jar)).version())
                .isEqualTo(ReviewAnalyser.standard().version() + "+excitement.1");
    }

    @Test
    void leavesNothingWhereOneHasNothingToSay() {
        Analysis analysis = analyse(new Extensions(List.of(new ExclamationExtension())), "Fine.");

        assertThat(analysis.enrichment().extensions()).isEmpty();
        assertThat(Json.mapper().writeValueAsString(analysis.enrichment())).doesNotContain("extensions");
    }

    @Test
    void losesNoMoreThanTheResultOfOneThatFails() {
        var extensions = new Extensions(List.of(
                new ExclamationExtension(),
                new Fixed("a-bug", () -> {
                    throw new IllegalStateException("oh");
                }),
                new Fixed("old", () -> {
                    throw new NoSuchMethodError("gone");
                })));

        Analysis analysis = analyse(extensions, "What a superb film!");

        assertThat(analysis.enrichment().extensions()).containsOnlyKeys("excitement");
        assertThat(analysis.enrichment().sentiment()).isNotNull();
        assertThat(analysis.degraded()).containsOnlyKeys("extensions.a-bug", "extensions.old");
        assertThat(analysis.degraded().get("extensions.old")).contains("gone");
    }

    @Test
    void areRefusedWithAReasonWhenTheyCannotRun() throws IOException {
        Path empty = jar("empty.jar");
        Path wrong = jar("wrong.jar", "org.example.Nowhere");
        Path none = folder.resolve("none.jar");

        assertThat(problem(() -> Extensions.load(none)))
                .isEqualTo("there are no extensions " + none + "; name a jar or a folder of jars");
        assertThat(problem(() -> Extensions.load(Files.createDirectory(folder.resolve("dir")))))
                .isEqualTo("extensions " + folder.resolve("dir") + " is no jar and holds none");
        assertThat(problem(() -> Extensions.load(empty)))
                .isEqualTo("extensions " + empty + " names no extension in META-INF/services/"
                        + "io.reviewstream.enrich.extension.ReviewExtension");
        assertThat(problem(() -> Extensions.load(wrong)))
                .startsWith("extensions " + wrong + " cannot be loaded: ")
                .contains("org.example.Nowhere");
        assertThat(problem(() -> new Extensions(List.of(new Fixed("Excited!", () -> 1)))))
                .endsWith("must have a name of lower-case letters, digits and hyphens but has Excited!");
        assertThat(problem(() -> new Extensions(List.of(new Fixed("a", () -> 1), new Fixed("a", () -> 2)))))
                .isEqualTo("two extensions have the name a; leave one of their jars out, or rename one");
    }

    private static Analysis analyse(Extensions extensions, String text) {
        return analyser(extensions).analyse(RawReview.ofText("r", "test", text));
    }

    private static ReviewAnalyser analyser(Extensions extensions) {
        return ReviewAnalyser.standard(new AnalysisOptions(new Catalogue(), extensions, Vocabularies.none(), false));
    }

    private static String problem(ThrowingCallable action) {
        var message = new StringBuilder();
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(SettingsException.class, e -> message.append(String.join("\n", e.problems())));
        return message.toString();
    }

    /** A jar as a user would build it: the classes, and their names under META-INF/services. */
    private Path jar(String name, String... providers) throws IOException {
        Path jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String provider : providers) {
                for (String type : List.of(provider, provider + "$Excitement")) {
                    String path = type.replace('.', '/') + ".class";
                    try (InputStream bytes =
                            ExtensionsTest.class.getClassLoader().getResourceAsStream(path)) {
                        if (bytes != null) {
                            out.putNextEntry(new JarEntry(path));
                            bytes.transferTo(out);
                        }
                    }
                }
            }
            if (providers.length > 0) {
                out.putNextEntry(new JarEntry("META-INF/services/" + ReviewExtension.class.getName()));
                out.write(String.join("\n", providers).getBytes(StandardCharsets.UTF_8));
            } else {
                out.putNextEntry(new JarEntry("readme"));
            }
        }
        return jar;
    }

    /** Says the same of every review. */
    private record Fixed(String name, Supplier<Object> result) implements ReviewExtension {
        @Override
        public Optional<?> analyse(ExtensionInput input) {
            return Optional.of(Map.of("result", result.get()));
        }
    }
}
