package io.reviewstream.enrich.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedWordsTest {
    private static final NameReader NAMES = new NameReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I had seen It's a Wonderful Life with my mother, who loved it. | Wonderful Life",
                "We watched Night of the Living Dead and then slept badly. | Night of the Living Dead",
                "The music by Philip Glass is dull, the rest is duller. | Philip Glass",
                "My sister says that \"Joy\" is the better film of the two. | Joy",
                "Bad Editing! The rest was well made, and I like trains. | ''",
                "We saw Bringing Up Baby on a train, and then we slept. | Bringing Up Baby",
                "He called it \"a joy to watch\" and meant it, as he always does. | ''",
                "I think that this is a Must See for all of us who love trains. | ''",
                "The Best Film Ever Made It Is Said. But it bored me to tears, I have to say. | ''",
                "it was a wonderful life, and a short one. | ''",
                "THIS IS AWFUL, DO NOT WATCH IT WITH YOUR MOTHER. | ''",
            })
    void hasNamesOfSeveralWordsAndTitlesThatAreSetOff(String text, String named) {
        Document document = Document.of(text);

        assertThat(words(document, NamedWords.of(NAMES.read(document)))).isEqualTo(named);
    }

    @Test
    void hasWhatBeginsWithinASpan() {
        String text = "a b c <i>d</i> e f";
        Document document = Document.of(text);
        NamedWords none = NamedWords.none(document);

        NamedWords named = none.and(List.of(Span.of(text, 6, 10), Span.of(text, 0, 1), Span.of(text, 0, 3)));

        assertThat(words(document, named)).isEqualTo("a b d");
        assertThat(words(document, named.and(List.of(Span.of(text, 17, 18))))).isEqualTo("a b d f");
        assertThat(words(document, none)).isEmpty();
    }

    @Test
    void findsTheNext() {
        String text = "a b c d";
        Document document = Document.of(text);
        NamedWords named = NamedWords.none(document).and(List.of(Span.of(text, 2, 5)));

        assertThat(IntStream.rangeClosed(0, 4).map(named::next)).containsExactly(1, 1, 2, 4, 4);
    }

    private static String words(Document document, NamedWords named) {
        return IntStream.range(0, document.tokenCount())
                .filter(named::has)
                .mapToObj(document::text)
                .collect(Collectors.joining(" "));
    }
}
