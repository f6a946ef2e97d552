package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.events.Aspect;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabulariesTest {
    private static final String BICYCLE = """
            # Bicycles.
            [cues]
            bicycle, gears, saddle
            [-1]
            wobbly
            [brakes]
            brakes, brake
            [+brakes]
            stops on a dime
            [wheels]
            wheels
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void areUsedWhereTheirCuesAreTheCommonest() throws IOException {
        Vocabularies own = Vocabularies.load(file("bicycle.txt", BICYCLE));

        Enrichment enrichment = analyse(own, "My bicycle stops on a dime, but the wheels are wobbly.", null);

        assertThat(enrichment.aspects()).extracting(Aspect::aspect).containsExactly("brakes", "wheels");
    }

    @Test
    void areUsedWhereTheSourceStatesTheirDomain() throws IOException {
        Vocabularies own = Vocabularies.load(file("bicycle.txt", BICYCLE));
        String text = "The product is fine, the wheels are wobbly.";

        assertThat(analyse(own, text, "Bicycle").aspects())
                .extracting(Aspect::aspect)
                .containsExactly("wheels");
        assertThat(analyse(own, text, "Product").aspects())
                .extracting(Aspect::aspect)
                .doesNotContain("wheels");
    }

    @Test
    void areUsedForTheTypesThatTheyName() throws IOException {
        file("bicycle.txt", "[types]\nSportsProduct, Product\n" + BICYCLE);
        file("Tool.txt", BICYCLE.replace("wheels", "blade"));
        Vocabularies own = Vocabularies.load(folder);
        String text = "The film is fine, the wheels are wobbly.";

        assertThat(List.of("SportsProduct", "product", "bicycle", "Tool", "Movie"))
                .extracting(type -> analyse(own, text, type).aspects().size())
                .containsExactly(1, 1, 1, 0, 0);
        assertThat(own.domains())
                .containsEntry("product", "bicycle")
                .containsEntry("tool", "Tool")
                .containsEntry("tvseries", "film");
    }

    @Test
    void takeThePlaceOfTheOneForTheirDomain() throws IOException {
        file("bicycle.txt", BICYCLE);
        file("film.txt", "[cues]\nfilm, movie\n[catering]\nsandwiches\n");
        file("notes.md", "no vocabulary");
        Vocabularies own = Vocabularies.load(folder);

        assertThat(own.own()).extracting(AspectVocabulary::domain).containsExactly("bicycle", "film");
        assertThat(analyse(own, "The acting in this film is superb, the sandwiches were dreadful.", null)
                        .aspects())
                .extracting(Aspect::aspect)
                .containsExactly("catering");
    }

    @Test
    void changeTheVersionOfTheAnalysis() throws IOException {
        Vocabularies own = Vocabularies.load(file("bicycle.txt", BICYCLE));
        Vocabularies others = Vocabularies.load(file("bicycle.txt", BICYCLE + "rims\n"));

        assertThat(analyser(own).version())
                .startsWith(analyser(Vocabularies.none()).version() + "+aspects.")
                .isEqualTo(analyser(Vocabularies.load(file("bicycle.txt", BICYCLE)))
                        .version())
                .isNotEqualTo(analyser(others).version());
    }

    @Test
    void sayWhatIsWrongAndWhere() throws IOException {
        assertRefused(folder.resolve("bicycle.txt"), "there is no vocabulary");
        assertRefused(folder, "holds no vocabulary, a file that ends in .txt");
        assertRefused(
                file("a.txt", "# nothing\n\nbrakes\n[brakes]\n"),
                "a.txt:3: a phrase before the first [section]: brakes");
        assertRefused(file("a.txt", "[cues]\nbicycle\n"), "a.txt: no section such as [comfort] names an aspect");
        assertRefused(
                file("a.txt", "[brakes]\nbrake\n[+brake]\ngrips\n"),
                "a.txt: [+brake] judges an aspect that no section [brake] names");
        Path twice = Files.createDirectory(folder.resolve("twice"));
        Files.writeString(twice.resolve("a.txt"), "[types]\nBoat\n" + BICYCLE);
        Files.writeString(twice.resolve("b.txt"), "[types]\nboat\n" + BICYCLE);
        assertRefused(twice, "the type boat stands twice in the vocabularies");
        Path latin = Files.write(folder.resolve("a.txt"), "[Lüftung]\nLüfter\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(latin, "a.txt is not UTF-8");
    }

    private static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> Vocabularies.load(path))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static ReviewAnalyser analyser(Vocabularies own) {
        return ReviewAnalyser.standard(new AnalysisOptions(new Catalogue(), Extensions.none(), own, false));
    }

    private static Enrichment analyse(Vocabularies own, String text, @Nullable String type) {
        StatedItem item = type == null ? null : new StatedItem(type, "Blue Heron", null, null);
        return analyser(own)
                .analyse(new RawReview("a", 1, "test", text, null, null, null, item, null, null, null, null, Map.of()))
                .enrichment();
    }
}
