package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedSentencesTest {
    /** A bar stands where one ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The plot was great.|The acting, less so.",
                "It leaks.|Mine went back.|I want my money.",
                "How was it?|Dull as dishwater.",
                "I loved it!!|Buy two of them.",
                "WHAT A TREAT!|We came back twice.",
                "It never worked!|DO NOT BUY",
                "So slow...|But the end is good.",
                "So slow…|But the end is good.",
                "It didn't last.|Karen Moss directs it well.",
                "We ate at the Harbour Inn.|They were kind.",
                "It came out in 1984.|It looks older.",
                "I give it 8/10.|There is little to add.",
                "It broke (so did hers).|Avoid.",
                "It broke (so did hers.)|Avoid.",
                "It hums.|(The old one did not.)| Still fine.",
                "I have read \"The Long Wait\".|Once was enough.",
                "It is over the top .|The rest is silence.",
                "It came in white.|A second one came in grey.",
                "Das Essen war gut.|Der Wein auch.",
                "船很好。|我喜欢。"
            })
    void endsASentenceWhereTheBlankIsMissing(String text) {
        assertThat(sentences(text.replace("|", ""))).containsExactly(text.split("\\| ?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I bought it at amazon.Com last week",
                "See www.Harbour-lights.org.Uk for more",
                "Write to jane.Smith@example.org about it",
                "It runs on Node.Js and node.Js alike",
                "Mr.Bean went to St.John on foot",
                "It was made in the U.S.A by hand",
                "Open readme.TXT first",
                "A film by J.J.Harrow and K.L.Moss",
                "He sings Yahoo!Sing and nothing else",
                "It compares well, see vs.Harrow elsewhere",
                "version 2.Final is better",
                "1.The plot is thin",
                "the rest is...Harrow",
                "the rest is…Harrow",
                "look at harbour.example/page.Html again",
                "I like it.as it is",
                "Her name is on it:Harrow"
            })
    void keepsOneSentenceTogether(String text) {
        assertThat(sentences(text)).containsExactly(text);
    }

    private static List<String> sentences(String text) {
        Document document = Document.of(text);
        return IntStream.range(0, document.sentenceCount())
                .mapToObj(sentence -> document.span(document.sentenceStart(sentence), document.sentenceEnd(sentence))
                        .text())
                .toList();
    }

    @Test
    void startsNoSentenceWithAMarkThatClosesOne() {
        assertThat(sentences("She said \"it was great.\"The rest")).hasSize(1);
    }
}
