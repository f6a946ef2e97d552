package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokeniserTest {
    @Test
    void keepsInnerApostrophesAndMakesEachMarkAToken() {
        assertThat(tokens("Don't panic, it's rock'n'roll!"))
                .containsExactly("Don't", "panic", ",", "it's", "rock'n'roll", "!");
    }

    @Test
    void readsCurlyApostrophesAsStraightOnes() {
        assertThat(Document.of("don’t").hash(0)).isEqualTo(Words.hash("don't"));
    }

    @Test
    void keepsNumbersTogether() {
        assertThat(tokens("7.5 of 10, 1,000 times, 3D and 8/10."))
                .containsExactly("7.5", "of", "10", ",", "1,000", "times", ",", "3D", "and", "8", "/", "10", ".");
    }

    @Test
    void tellsWordsFromNumbersAndSymbols() {
        Document document = Document.of("3D 10 ★");

        assertThat(IntStream.range(0, 3).mapToObj(document::kind))
                .containsExactly(Document.Kind.WORD, Document.Kind.NUMBER, Document.Kind.SYMBOL);
    }

    @Test
    void hashesLettersOfAnyScriptInLowerCase() {
        assertThat(Document.of("ÉTÉ ΣΟΦΙΑ Ж").hash(0)).isEqualTo(Words.hash("été"));
        assertThat(Document.of("ΣΟΦΙΑ").hash(0)).isEqualTo(Words.hash("σοφια"));
        assertThat(Document.of("𐐀").hash(0)).isEqualTo(Words.hash("𐐨"));
    }

    @Test
    void keepsModifiersWithTheirEmoji() {
        assertThat(tokens("ok 👍🏽 ❤️ 👩‍👩‍👧 end")).containsExactly("ok", "👍🏽", "❤️", "👩‍👩‍👧", "end");
    }

    @Test
    void ignoresControlCharactersAndUnusualSpaces() {
        assertThat(tokens("a\u0000b\u00A0c\u200Bd\u3000e\u0085f")).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void knowsCapitals() {
        Document document = Document.of("WOW Wow wow W 3D");

        assertThat(IntStream.range(0, 5).mapToObj(document::isCapitalised))
                .containsExactly(true, true, false, true, false);
        assertThat(IntStream.range(0, 5).mapToObj(document::isUpperCase))
                .containsExactly(true, false, false, false, false);
    }

    @Test
    void endsSentencesAtMarks() {
        assertThat(sentences("It works. Does it? Yes! Good")).containsExactly("It works.", "Does it?", "Yes!", "Good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Quill and Dr. Mora met J. K. Lorne in the film.",
                "Some of it, e.g. Titanic scenes, is fine.",
                "Many films, i.e. Comedies, fail here.",
                "It was shot in the U.S. Army base.",
                "Wait... what is this?",
                "It costs 3.5 million.",
                "He said \"Stop!\" and left.",
                "See no. 5 of the series.",
                "1. Acting is fine",
                "What?! no way"
            })
    void keepsOneSentenceTogether(String text) {
        assertThat(sentences(text)).containsExactly(text);
    }

    @Test
    void endsASentenceAfterAClosingQuotationMark() {
        assertThat(sentences("\"What a film!\" He left. (It was late.) She stayed."))
                .containsExactly("\"What a film!\"", "He left.", "(It was late.)", "She stayed.");
    }

    @Test
    void endsASentenceAfterAnEllipsisBeforeACapital() {
        assertThat(sentences("It goes on and on... Then it ends."))
                .containsExactly("It goes on and on...", "Then it ends.");
    }

    @Test
    void endsASentenceAfterNo() {
        assertThat(sentences("My answer is no. The film is bad."))
                .containsExactly("My answer is no.", "The film is bad.");
    }

    @Test
    void smallLettersBeginTheSentencesOfWhoUsesNoCapitals() {
        assertThat(sentences("what a boat. the mast is tall... very tall. does it sail? yes"))
                .containsExactly("what a boat.", "the mast is tall... very tall.", "does it sail?", "yes");
        assertThat(sentences("Help! is a song. the rest was dr. rat. It sank. We swam. all were wet."))
                .containsExactly("Help! is a song. the rest was dr. rat.", "It sank.", "We swam. all were wet.");
        assertThat(sentences("Help! is long, Help! is loud, and Help! is Help! only."))
                .containsExactly("Help! is long, Help! is loud, and Help! is Help! only.");
    }

    @Test
    void startsASentenceAtAParagraph() {
        assertThat(sentences("No full stop here<br /><br />next part"))
                .containsExactly("No full stop here", "next part");
        assertThat(sentences("wrapped\nline")).containsExactly("wrapped\nline");
    }

    @Test
    void listsHaveASentenceALine() {
        assertThat(sentences("Pros:\n- Bright screen\n- light\nCons\n* Loud\n1. too loud"))
                .containsExactly("Pros:", "- Bright screen", "- light", "Cons", "* Loud", "1. too loud");
        assertThat(sentences("Acting: 9/10<br />Story: 6/10<br />Overall a good one"))
                .containsExactly("Acting: 9/10", "Story: 6/10", "Overall a good one");
        assertThat(sentences("- an item that is wrapped\nbecause it is long\nThe end"))
                .containsExactly("- an item that is wrapped\nbecause it is long", "The end");
        String wrapped = "This letter was wrapped by a programme of long ago, which knew of nobody but\n"
                + "Robert, and broke each line where it thought fit";
        assertThat(sentences(wrapped)).containsExactly(wrapped);
    }

    private static List<String> tokens(String text) {
        Document document = Document.of(text);
        return IntStream.range(0, document.tokenCount())
                .mapToObj(document::text)
                .toList();
    }

    private static List<String> sentences(String text) {
        Document document = Document.of(text);
        return IntStream.range(0, document.sentenceCount())
                .mapToObj(sentence -> document.span(document.sentenceStart(sentence), document.sentenceEnd(sentence))
                        .text())
                .toList();
    }

    @Test
    void knowsAnEmojiWhateverItsColour() {
        Document document = Document.of("👍 👍🏿 ❤️ ❤ ❤️‍🔥");

        assertThat(document.hash(1)).isEqualTo(document.hash(0));
        assertThat(document.hash(2)).isEqualTo(document.hash(3));
        assertThat(document.hash(4)).isNotEqualTo(document.hash(3));
    }
}
