package io.reviewstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyLinesTest {
    private static final int MAX = 8;

    @ParameterizedTest
    @ValueSource(strings = {"one\n\ntwo\n", "one\n\ntwo"})
    void countsLinesWhetherOrNotTheLastOneEnds(String body) throws IOException {
        assertThat(lines(body)).containsExactly("1 3 one", "2 0 ", "3 3 two");
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLong() throws IOException {
        assertThat(lines("12345678\n123456789\nx")).containsExactly("1 8 12345678", "2 9 12345678 too long", "3 1 x");
    }

    @Test
    void readsLinesLongerThanWhatComesAtOnce() throws IOException {
        String longest = "x".repeat(200_000);

        assertThat(lines(longest + "\nend")).containsExactly("1 200000 xxxxxxxx too long", "2 3 end");
    }

    @Test
    void hasNoLineInAnEmptyBody() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void knowsBlankLines() throws IOException {
        var lines = new BodyLines(in(" \t\r\n x"), MAX);

        assertThat(lines.next()).isNotNull().matches(BodyLines.Line::isBlank);
        assertThat(lines.next()).isNotNull().matches(line -> !line.isBlank());
    }

    @Test
    void isReadyForWhatIsHereAlone() throws IOException {
        // Nothing of a sender that pauses is available.
        var lines = new BodyLines(
                new ByteArrayInputStream("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int available() {
                        return 0;
                    }
                },
                MAX);

        assertThat(lines.isReady()).isFalse();
        lines.next();
        assertThat(lines.isReady()).isTrue();
        lines.next();
        assertThat(lines.isReady()).isFalse();
    }

    private static List<String> lines(String body) throws IOException {
        var lines = new BodyLines(in(body), MAX);
        var found = new ArrayList<String>();
        for (BodyLines.Line line = lines.next(); line != null; line = lines.next()) {
            found.add(line.number() + " " + line.length() + " " + new String(line.bytes(), StandardCharsets.UTF_8)
                    + (line.isTooLong() ? " too long" : ""));
        }
        return found;
    }

    private static InputStream in(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
