package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    private final DocumentReader reader = new DocumentReader();

    @Test
    void readsEachTextAsIfItWereTheFirst() {
        List<String> texts = List.of(
                "Long ago. \"So it was!\" He said no.<br /><br />A second paragraph, with Names and 7.5 points. "
                        .repeat(9),
                "Short. Shorter!",
                "",
                "Ça va — 日本 &amp; more. ".repeat(40),
                "x ".repeat(9_000),
                "Short. Shorter!");

        for (String text : texts) {
            assertThat(described(reader.read(text))).isEqualTo(described(Document.of(text)));
        }
    }

    @Test
    void usesItsMemoryAgain() {
        int[] before = reader.read("The first of two.").workspace().ints(3);

        int[] after = reader.read("The second of two.").workspace().ints(3);

        assertThat(after).isSameAs(before);
    }

    @Test
    void givesTextsOfANovelsLengthMemoryOfTheirOwn() {
        Document novel = reader.read("It was so. ".repeat(2_000));
        String before = described(novel);

        reader.read("The next one is short.");

        assertThat(described(novel)).isEqualTo(before);
    }

    private static String described(Document document) {
        return IntStream.range(0, document.tokenCount())
                        .mapToObj(token -> document.text(token)
                                + document.kind(token)
                                + document.start(token)
                                + document.startsParagraph(token)
                                + document.hash(token))
                        .toList()
                + " "
                + IntStream.range(0, document.sentenceCount())
                        .mapToObj(document::sentenceStart)
                        .toList();
    }
}
