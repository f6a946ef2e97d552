package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final List<String> PIECES = List.of(
            "word",
            "Word",
            "it's",
            " ",
            "  ",
            "\n",
            "<br />",
            "<b>",
            "</b>",
            "<p class=\"x\">",
            "&amp;",
            "&eacute;",
            "&#128514;",
            "&#x27;",
            "&nope;",
            "&",
            "<",
            "<3",
            ">",
            "😂",
            "👍🏽",
            "👩‍👩‍👧",
            "\uD83D",
            "\uDE00",
            "é",
            "e\u0301",
            "שלום",
            "مرحبا",
            "日本",
            ".",
            "...",
            "!",
            "\"",
            "“",
            "’",
            "(",
            ")",
            "7.5",
            "1,000",
            "10/10",
            "\u0000",
            "\u200B",
            "\u00A0",
            "<!-- a -->",
            "<script>x</script>",
            "&lt;br&gt;",
            "🇫🇷",
            "★★★");

    @Test
    void spansPointIntoTheOriginal() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Document document = Document.of(text.toString());

            int before = 0;
            for (int token = 0; token < document.tokenCount(); token++) {
                int start = document.start(token);
                int end = document.end(token);
                assertThat(start).as("start of token %d of <%s>", token, text).isGreaterThanOrEqualTo(before);
                assertThat(end).as("end of token %d of <%s>", token, text).isGreaterThan(start);
                String source = document.original().substring(start, end);
                if (source.indexOf('&') < 0) {
                    assertThat(source.replace("\u200B", ""))
                            .as("token %d of <%s>", token, text)
                            .isEqualTo(document.text(token));
                }
                before = end;
            }
            assertThat(before).isLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void sentencesFollowEachOtherWithoutGaps() {
        var random = new SplittableRandom(12);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Document document = Document.of(text.toString());

            int next = 0;
            for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
                assertThat(document.sentenceStart(sentence)).isEqualTo(next);
                assertThat(document.sentenceEnd(sentence)).isGreaterThan(next);
                for (int token = next; token < document.sentenceEnd(sentence); token++) {
                    assertThat(document.sentenceOf(token)).isEqualTo(sentence);
                }
                next = document.sentenceEnd(sentence);
            }
            assertThat(next).isEqualTo(document.tokenCount());
        }
    }

    @Test
    void aSpanOfAnEntityEndsAfterItsSemicolon() {
        Document document = Document.of("caf&eacute; &amp; bar");

        assertThat(document.text(0)).isEqualTo("café");
        assertThat(document.span(0, 1).text()).isEqualTo("caf&eacute;");
        assertThat(document.span(1, 2).text()).isEqualTo("&amp;");
        assertThat(document.hash(0)).isEqualTo(Words.hash("café"));
    }

    @Test
    void dropsTagsAndKeepsWhatOnlyLooksLikeOne() {
        Document document = Document.of("I <b>love</b> it <3 & a<br/>b");

        assertThat(IntStream.range(0, document.tokenCount()).mapToObj(document::text))
                .containsExactly("I", "love", "it", "<", "3", "&", "a", "b");
    }

    @Test
    void anEmptyTextHasNothing() {
        Document document = Document.of("");

        assertThat(document.tokenCount()).isZero();
        assertThat(document.sentenceCount()).isZero();
        assertThat(document.original()).isEmpty();
    }

    @Test
    void joinsTokensAsWritten() {
        Document document = Document.of("A  well-made,\nfunny film.");

        assertThat(document.text(0, document.tokenCount())).isEqualTo("A well-made, funny film.");
    }
}
