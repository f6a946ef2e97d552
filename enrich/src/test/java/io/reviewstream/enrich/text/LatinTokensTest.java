package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatinTokensTest {
    private static final List<String> PIECES = List.of(
            "word",
            "Word",
            "WORD",
            "it's",
            "a'",
            "'b",
            "''",
            " ",
            "  ",
            "\n",
            "\t",
            "<br />",
            "<b>",
            "</p>",
            "<",
            "<3",
            "<!-- a -->",
            "&",
            "&nope;",
            "?",
            "!",
            ".",
            "...",
            ",",
            "-",
            "(",
            ")",
            "\"",
            "7.5",
            "1,000",
            "10/10",
            "3D",
            "x1",
            "\u0000",
            "\u007F",
            "\u00A0",
            "\u0085",
            "\u00AD",
            "é",
            "É",
            "ÿ",
            "µ",
            "²",
            "«",
            "Mr",
            "no. 5",
            "U.S. ",
            "abcdefgh",
            "ABCDEFGHI",
            "internationalisations",
            "x".repeat(70));

    @Test
    void findsTheSameTokensAsTheTokeniserOfAllScripts() {
        var random = new SplittableRandom(13);
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder("At first ");
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            // What is not Latin-1 sends the whole text the other way.
            Document other = Document.of(text + " 日");

            Document latin = Document.of(text.toString());

            assertThat(LatinTokens.read(text.toString(), Workspace.NEW)).isNotNull();
            assertThat(LatinTokens.read(text + " 日", Workspace.NEW)).isNull();
            assertThat(tokens(latin, latin.tokenCount())).isEqualTo(tokens(other, latin.tokenCount()));
            assertThat(other.tokenCount()).isEqualTo(latin.tokenCount() + 1);
        }
    }

    @Test
    void leavesEntitiesAndUnpairedSurrogatesToTheTokeniser() {
        assertThat(LatinTokens.read("salt &amp; pepper", Workspace.NEW)).isNull();
        assertThat(LatinTokens.read("a lone \uD83D here", Workspace.NEW)).isNull();
        assertThat(LatinTokens.read("a smile \uD83D\uDE00 here", Workspace.NEW)).isNull();
    }

    private static List<String> tokens(Document document, int count) {
        return IntStream.range(0, count)
                .mapToObj(token -> document.start(token) + " " + document.end(token) + " " + document.kind(token) + " "
                        + document.hash(token) + " " + document.isCapitalised(token) + document.isUpperCase(token)
                        + document.startsParagraph(token) + document.hasSpaceBefore(token))
                .toList();
    }
}
