package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastOpinionsTest {
    private static final Pattern NAME = Pattern.compile("Jane Doe|Bo Lind|Marsh");

    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Jane Doe is superb. | Jane Doe: superb+",
                "Jane Doe is fearless, Marsh is a hoot. | Jane Doe: fearless+ Marsh: a hoot+",
                "Jane Doe grunts beautifully. | Jane Doe: beautifully+",
                "Jane Doe sells beautifully drawn hats. | ",
                "Jane Doe is, as ever, superb. | ",
                "Jane Doe is quite simply superb as the nurse. | Jane Doe: superb+",
                "Jane Doe isn't convincing. | Jane Doe: isn't convincing-",
                "The wonderful Jane Doe plays a nurse. | Jane Doe: wonderful+",
                "Jane Doe shines, Bo Lind is wooden. | Jane Doe: shines+ Bo Lind: wooden-",
                "Jane Doe, Marsh and Bo Lind are terrific. | Jane Doe: terrific+ Marsh: terrific+ Bo Lind: terrific+",
                "Jane Doe (Molly) is dreadful. | Jane Doe: dreadful-",
                "Jane Doe is a brilliant surgeon who is never good to her sons. | ",
                "Jane Doe doing good deeds. | ",
                "Jane Doe's brilliant friend dies. | ",
                "Jane Doe as Molly is superb. | Jane Doe: superb+",
                "Jane Doe, as her half-blind sister Molly, is superb. | Jane Doe: superb+",
                "Jane Doe, as her sister Molly, leaves, and is superb. | ",
                "Jane Doe as the nurse her excellent sister is afraid of. | ",
                "Jane Doe has never been better. | Jane Doe: never been better+",
                "Jane Doe walks off with the film. | Jane Doe: walks off with the film+",
                "It is not dark and Marsh shines. | ",
                "The far better Jane Doe films are older. | ",
                "An excellent Jane Doe film. | ",
                "Jane Doe | ",
            })
    void judgeTheActing(String text, String expected) {
        assertThat(summary(text, "film")).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void standWithWhatNamesTheActingInTheOrderOfTheText() {
        Aspect acting = find("The cast is fine. Jane Doe is superb, and the performances are good.", "film")
                .get(0);

        assertThat(acting.mentions())
                .extracting(mention -> mention.target().text())
                .containsExactly("cast", "Jane Doe", "performances");
    }

    @Test
    void areNoneOfThePacing() {
        assertThat(find("Jane Doe is dull and Bo Lind was really boring.", "film"))
                .extracting(Aspect::aspect)
                .containsExactly("acting");
        assertThat(find("Jane Doe is here. It is dull.", "film"))
                .extracting(Aspect::aspect)
                .containsExactly("pacing");
    }

    @Test
    void areNoneWhereNobodyActs() {
        assertThat(summary("Jane Doe is superb.", "restaurant")).isEmpty();
    }

    private String summary(String text, String domain) {
        return find(text, domain).stream()
                .flatMap(aspect -> aspect.mentions().stream())
                .map(mention -> mention.target().text() + ": "
                        + (mention.opinion() == null ? "" : mention.opinion().text())
                        + (mention.score() > 0 ? "+" : "-"))
                .collect(Collectors.joining(" "));
    }

    private List<Aspect> find(String text, String domain) {
        Document document = Document.of(text);
        var cast = new ArrayList<Span>();
        NAME.matcher(text).results().forEach(name -> cast.add(Span.of(text, name.start(), name.end())));
        return finder.opinionsOn(
                        document,
                        new WordOpinions(document),
                        domain,
                        NamedWords.none(document).and(cast),
                        cast)
                .aspects();
    }
}
