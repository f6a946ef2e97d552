package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Note;
import io.reviewstream.events.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProsAndConsTest {
    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PROS:\\n- Battery\\n- Light\\n\\nCONS:\\n- Speakers are tinny\\n- Gets hot\\n\\nI keep it. | Battery, Light | Speakers are tinny, Gets hot",
                "Pros: screen, long battery life. Cons: no jack. I bought it in May and use it each day on the way to work. | screen, long battery life | no jack",
                "What I liked\\nThe screen\\nThe case\\n\\nWhat I didn't like\\nThe cable | The screen, The case | The cable",
                "The good:\\n\\n* Screen\\nThe bad:\\n* Cable\\nOverall:\\nBuy another one. | Screen | Cable",
                "Pros:\\n- Screen\\nCons:\\n- Cable\\nAltogether not good. | Screen | Cable",
                "The pros: of this trade are few and far between. | of this trade are few and far between | ",
                "The screen is superb in every way.\\n\\nPros:\\n- Light\\n\\nCons:\\n- Loud | Light, The screen is superb in every way | Loud",
                "Pros - screen, battery. Cons - no jack. | screen, battery | no jack",
                "Good - but where is the plug? | | ",
                "I weighed pros and cons, and there was a plus. | | ",
            })
    void notesWhatIsListed(String text, String positive, String negative) {
        AspectsAndNotes found = find(text.replace("\\n", "\n"));

        assertThat(texts(found.positiveNotes())).isEqualTo(positive == null ? "" : positive);
        assertThat(texts(found.negativeNotes())).isEqualTo(negative == null ? "" : negative);
    }

    @Test
    void judgesAspectsByTheHeading() {
        String text = "Pros:\n- the keyboard\n- no noise\n\nCons:\n- the speakers\n- no warranty";

        assertThat(find(text).aspects())
                .extracting(aspect -> aspect.aspect() + " " + aspect.score())
                .containsExactly("usability 0.6", "sound -0.6", "service -0.6");
        assertThat(find(text).aspects().get(1).mentions().get(0).opinion())
                .isEqualTo(Span.of(text, text.indexOf("Cons"), text.indexOf("Cons") + 4));
    }

    private AspectsAndNotes find(String text) {
        Document document = Document.of(text);
        return finder.opinionsOn(document, new WordOpinions(document), "product", NamedWords.none(document), List.of());
    }

    private static String texts(List<Note> notes) {
        return notes.stream().map(Note::text).collect(Collectors.joining(", "));
    }
}
