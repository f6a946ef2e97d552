package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Note;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clauses are quoted, by what judges them. */
class NotesTest {
    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // by words that only judge an aspect, where the model agrees
                "They moved it behind a paywall. | app | -0.9 | ~They moved it behind a paywall",
                "They moved it behind a paywall. | app | 0.9 | ",
                "It is cheap and open all day. | service | 0.9 | It is cheap and open all day~",
                "It is cheap and open all day. | service | -0.9 | ",
                // by nothing but the model, where it is sure and an aspect is named
                "The ending came out of the fog. | film | -0.99 | ~The ending came out of the fog",
                "The ending came out of the fog. | film | -0.8 | ",
                "A ship came out of the fog. | film | -0.99 | ",
            })
    void quotesWhatJudges(String text, String domain, double clause, String expected) {
        Opinions opinions = new Opinions() {
            @Override
            public double score(int firstToken, int endToken) {
                return clause;
            }

            @Override
            public double weight(int token) {
                return 0;
            }
        };

        assertThat(notes(text, domain, opinions)).isEqualTo(expected == null ? "~" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Great cast wasted on a lousy script. | Great cast~wasted on a lousy script",
                "Great songs but nobody listens to them here. | Great songs~",
                "The jokes don't land. | ~The jokes don't land",
            })
    void partsWhatIsGoodFromWhatSpoilsIt(String text, String expected) {
        Document document = Document.of(text);

        assertThat(notes(text, "film", new WordOpinions(document))).isEqualTo(expected);
    }

    /** Praise and blame with a sign between. */
    private String notes(String text, String domain, Opinions opinions) {
        Document document = Document.of(text);
        AspectsAndNotes found = finder.opinionsOn(document, opinions, domain, NamedWords.none(document), List.of());
        return texts(found.positiveNotes()) + "~" + texts(found.negativeNotes());
    }

    private static String texts(List<Note> notes) {
        return notes.stream().map(Note::text).collect(Collectors.joining(", "));
    }
}
