package io.reviewstream.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the figures of the documentation, where the labelled data is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpinionFiguresTest {
    @SuppressWarnings("NullAway.Init") // set before the first test
    private OpinionFigures figures;

    @BeforeAll
    void measure() throws IOException {
        String folder = System.getenv("REVIEWSTREAM_DATA");
        assumeTrue(folder != null, "REVIEWSTREAM_DATA is not set: no labelled data to measure on");
        figures = OpinionFigures.of(Path.of(folder));
        System.out.println(figures.describe());
    }

    @Test
    void findsAspectsAndTheirPolarity() {
        assertThat(figures.aspects().perReview().f1()).isGreaterThan(0.75);
        assertThat(figures.aspects().perSentence().f1()).isGreaterThan(0.64);
    }

    @Test
    void findsAspectsOfRestaurantsAndLaptops() {
        assertThat(figures.categories().get(0).f1()).isGreaterThan(0.72);
        assertThat(figures.categories().get(1).f1()).isGreaterThan(0.6);
    }

    @Test
    void tellsWhatKindOfThingIsReviewed() {
        assertThat(figures.types())
                .allSatisfy(type -> assertThat(type.precision()).isGreaterThan(0.9));
        assertThat(figures.types().get(0).right()).isGreaterThan(23_500);
    }

    @Test
    void findsTheRatingThatTheWriterGave() {
        assertThat((double) figures.ratings().near() / figures.ratings().found())
                .isGreaterThan(0.85);
    }

    @Test
    void judgesBetterByAMarkThanWithoutIt() {
        assertThat((double) figures.marks().withMark() / figures.marks().texts())
                .isGreaterThan(0.86);
        assertThat(figures.marks().withMark()).isGreaterThan(figures.marks().byWords());
    }

    @Test
    void tellsTheLanguage() {
        assertThat(figures.otherLanguages()).isGreaterThan(0.975);
    }
}
