package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessedFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,text\n1,Fine.\n",
                "review,sentiment\nFine.,positive\n",
                "\"Date\";\"Review\"\r\n\"1\";\"Fine.\"\r\n",
                "text\tlabel\rFine.\t1\r",
                "id, text\n1, Fine.\n",
                "sep=;\na;b\n",
            })
    void knowsATableByItsHeader(String begin) {
        assertThat(GuessedFormat.of(begin)).isEqualTo(FileFormat.TABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version=\"2.0\">",
                "<?xml version=\"1.0\"?>\n<!-- by hand --><feed xmlns=\"http://www.w3.org/2005/Atom\">",
                "<rdf:RDF>"
            })
    void knowsAFeedByItsFirstElement(String begin) {
        assertThat(GuessedFormat.of(begin)).isEqualTo(FileFormat.FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"text\":\"Fine.\"}]", "[\n  {\n"})
    void knowsAListOfObjects(String begin) {
        assertThat(GuessedFormat.of(begin)).isEqualTo(FileFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A fine, slow film.\nIt drags.\n",
                "Comment, I liked it\nNo, really\n",
                "Review; a film that drags\nNot bad\n",
                "[Spoilers] He dies.\n",
                "[sic]",
                "<p>Fine.</p>\n",
                "<?xml version=\"1.0\"?><page>Fine, text</page>",
                "<!-- never closed",
                "id,text",
                "text\nFine.\n",
                ""
            })
    void takesAllElseForOneText(String begin) {
        assertThat(GuessedFormat.of(begin)).isEqualTo(FileFormat.TEXT);
    }

    @Test
    void readsATableAndAListThatCanBeReadOnlyOnce() throws IOException {
        assertThat(read("review,sentiment\n\"Fine, slow.\",positive\nDull.,negative\n"))
                .containsExactly("stdin:2 Fine, slow.", "stdin:3 Dull.");
        assertThat(read("\n [{\"text\":\"one\"},\n{\"text\":\"two\"}]")).containsExactly("stdin:2 one", "stdin:3 two");
    }

    private static List<String> read(String text) throws IOException {
        var only = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var opened = new ArrayList<InputStream>();
        var file = new FileSource("stdin", "stdin", FileFormat.UNNAMED, () -> {
            opened.add(only);
            return only;
        });
        var found = new ArrayList<String>();
        try (var records =
                RecordReader.open(file, 4096, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, false)) {
            for (Optional<FoundRecord> next = records.next(); next.isPresent(); next = records.next()) {
                found.add(next.get().place() + " "
                        + ((ParsedReview.Accepted) next.get().parsed()).review().text());
            }
        }
        assertThat(opened).hasSize(1);
        return found;
    }
}
