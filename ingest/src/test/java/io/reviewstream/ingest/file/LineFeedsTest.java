package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineFeedsTest {
    /** A backslash stands for a carriage return, a slash for a line feed. */
    @ParameterizedTest
    @CsvSource({
        "a\\b\\, a/b/",
        "a\\\\b, a//b",
        "a\\/b\\/, a\\/b\\/",
        "a/b\\c, a/b\\c",
        "a\\/b\\c, a\\/b\\c",
        "a\\b/c\\, a/b/c/",
        "a\\, a\\",
        "\\é, /é",
        "a, a"
    })
    void endsLinesAsTheFirstOneEnds(String written, String read) throws IOException {
        byte[] bytes = bytes(written);

        for (int cut = 0; cut <= bytes.length; cut++) {
            var in = new LineFeeds(new SequenceInputStream(
                    new ByteArrayInputStream(bytes, 0, cut), new ByteArrayInputStream(bytes, cut, bytes.length - cut)));
            assertThat(in.readAllBytes()).as("cut at %d", cut).isEqualTo(bytes(read));
        }
    }

    @ParameterizedTest
    @CsvSource({"a\\b\\, a/b/", "a\\/b\\/, a\\/b\\/"})
    void readsByteByByte(String written, String read) throws IOException {
        byte[] bytes = bytes(written);
        var in = new LineFeeds(new ByteArrayInputStream(bytes));
        var one = new byte[bytes.length];

        for (int i = 0; i < one.length; i++) {
            one[i] = (byte) in.read();
        }

        assertThat(one).as(Arrays.toString(one)).isEqualTo(bytes(read));
        assertThat(in.read()).isEqualTo(-1);
    }

    private static byte[] bytes(String text) {
        return text.replace('\\', '\r').replace('/', '\n').getBytes(StandardCharsets.UTF_8);
    }
}
