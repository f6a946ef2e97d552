package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePartsTest {
    private static final NameReader READER = new NameReader();

    /** Each with a stroke where a part begins within a sentence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tom Brandt is superb, |but Julia Stone is wooden.",
                "Tom Brandt is fine, |Julia Stone is terrible and |Peter Marsh is great.",
                "Tom Brandt shouts a lot; |Julia Stone, by contrast, is great.",
                "Tom Brandt is good but wasted, |while Julia Stone is superb.",
                "Tom Brandt, Julia Stone and Peter Marsh are great.",
                "Tom Brandt as the baker and Julia Stone as his wife are great.",
                "Tom Brandt, who is always good, and Julia Stone are superb.",
                "Tom Brandt is superb, as is Julia Stone.",
                "While the script is weak, |Tom Brandt is superb.",
                "The script is weak, |but Tom Brandt is superb.",
                "Tom Brandt knows what we want, |but the plot is a copy.",
                "Tom Brandt is fine, |though this film drags on.",
                "Tom Brandt has charm, but the role is thin.",
                "Tom Brandt is fine, but the real star sleeps.",
                "The best thing about it, Tom Brandt, is superb.",
                "After a while Tom Brandt is superb, after a while Julia Stone.",
                "Tom Brandt is superb. Julia Stone is wooden.",
            })
    void partsASentenceWhereItGoesOnToSpeakOfSomebodyElse(String parted) {
        var document = Document.of(parted.replace("|", ""));
        List<Somebody> people = new PeopleReader().read(READER.read(document));
        var parts = new SentenceParts(document, people, people);

        assertThat(marked(document, parts)).isEqualTo(parted);
    }

    private static String marked(Document document, SentenceParts parts) {
        var text = new StringBuilder(document.original());
        for (int token = document.tokenCount() - 1; token > 0; token--) {
            boolean within = document.sentenceOf(token) == document.sentenceOf(token - 1);
            if (within && parts.first(token) == token) {
                assertThat(parts.end(token - 1)).isEqualTo(token);
                text.insert(document.start(token), '|');
            }
        }
        return text.toString();
    }
}
