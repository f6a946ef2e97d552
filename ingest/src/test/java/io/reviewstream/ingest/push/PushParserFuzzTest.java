package io.reviewstream.ingest.push;

import io.reviewstream.ingest.fuzz.Damage;
import io.reviewstream.ingest.parse.ReviewParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that were damaged at random: read, or refused with the line, and nothing else. */
final class PushParserFuzzTest {
    private static final List<String> SEEDS = List.of(
            "{\"id\":\"a\",\"text\":\"one\"}\n{\"id\":\"b\",\"text\":\"two\",\"rating\":\"4/5\"}\r\n\n",
            "[{\"id\":\"a\",\"text\":\"one\"},{\"x\":[[{}]]},7,null]",
            "{\"text\":\"" + "long ".repeat(40) + "\"}\n",
            "{\"review\":{\"text\":\"inner\",\"rating\":{\"ratingValue\":3}},\"date\":\"2020-01-02\"}");

    @Test
    void readsLinesOrSaysWhatIsWrong() throws IOException {
        var damage = new Damage(SEEDS, 79);
        for (int round = 0; round < Damage.rounds(1_500); round++) {
            byte[] bytes = damage.next();
            var lines = new BodyLines(new ByteArrayInputStream(bytes), 128);
            var parser = parser();
            int count = 0;
            try {
                for (BodyLines.Line line = lines.next(); line != null; line = lines.next()) {
                    count++;
                    check(parser.line(line), round, bytes);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(Damage.of(round, bytes), e);
            }

            if (count > bytes.length) {
                throw new AssertionError(count + " lines: " + Damage.of(round, bytes));
            }
        }
    }

    @Test
    void readsADocumentOrNamesTheLine() {
        var damage = new Damage(SEEDS, 80);
        for (int round = 0; round < Damage.rounds(1_500); round++) {
            byte[] bytes = damage.next();
            try {
                for (PushParser.Read read : parser().document(bytes).reads()) {
                    check(read, round, bytes);
                }
            } catch (PushParser.Unreadable e) {
                if (e.line < 1 || String.valueOf(e.getMessage()).isBlank()) {
                    throw new AssertionError(Damage.of(round, bytes), e);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(Damage.of(round, bytes), e);
            }
        }
    }

    private static void check(PushParser.Read read, int round, byte[] bytes) {
        if ((read.review() == null) == (read.refused() == null)) {
            throw new AssertionError("neither or both: " + Damage.of(round, bytes));
        }
    }

    private static PushParser parser() {
        return new PushParser(new ReviewParser(4096), "f", "key", null, () -> Instant.EPOCH);
    }
}
