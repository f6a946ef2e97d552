package io.reviewstream.enrich.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.privacy.PersonalData;
import io.reviewstream.events.RawReview;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole analysis of a million characters, without the end of a sentence or with nothing else. Where time grows with the
 * square of the length, one of them takes minutes or hours; else all of them take seconds.
 */
@Timeout(60)
final class LongTextTest {
    private static final int UNITS = 1_000_000;
    private static final ReviewAnalyser ANALYSER = ReviewAnalyser.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The story drags, but the music of Otto Berg is lovely. I give it 8/10. ",
                "the acting good plot boring and music great ",
                "great acting, bad plot, no music, ",
                "it was boring funny i would recommend it but ",
                "imdb gives 7.3 and i rate it a 6 ",
                "Reed plays Sam and Sam ",
                "Tom Reed is superb and ",
                "The Long Pier (1994) ",
                "Otto Berg's \"Long Pier\" has great music, and Otto Berg's songs are great. ",
                "Tom Reed wrote, directed, wrote and directed ",
                "Tom Reed stars and she also wrote it and ",
                "Ho Jun-ho A.A. ",
                "www.a.b.c.d.e.f",
                "★",
                "* ",
                "(",
                "! ",
                "must-",
                "beware and i recommend that ",
                "her songs \"Pier\", \"Ferry\" and ",
                "una película preciosa que nadie debería perderse ",
            })
    void takesTimeThatGrowsNoFasterThanTheText(String piece) {
        String text = piece.repeat(UNITS / piece.length());

        Analysis analysis = ANALYSER.analyse(RawReview.ofText("long", "test", text));

        assertThat(analysis.degraded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1-",
                "(1",
                "@",
                "a.b@c.",
                "a(at) b (dot) ",
                "1:",
                "f:",
                "DE89 ",
                "0171/",
                "12 Long ",
                "12 Long Lane, A B C D ",
                "12 rue de ",
                "Calle de de 1, ",
                "Karl-Marx-Allee 3, 1",
                "P.O. Box 1, ",
            })
    void soDoesTheSearchForPersonalData(String piece) {
        String text = piece.repeat(UNITS / piece.length());

        assertThat(new PersonalData().mask(text)).isNotEmpty();
    }
}
