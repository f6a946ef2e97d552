package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows of an analysis is what it gives, in its order. */
final class ReadmeExampleTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FIELD =
            Pattern.compile("\"(\\w+)\": ?(\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|true|false)");

    @Test
    void showsFieldsAsTheyCome() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int from = readme.indexOf("```json\n", readme.indexOf("## What comes out"));
        List<String> shown = fields(readme.substring(from, readme.indexOf("```\n", from + 3)));
        String text = Files.readString(ROOT.resolve("docs/examples/eternal-sunshine.txt"))
                .strip();
        String json = Json.mapper()
                .writeValueAsString(ReviewAnalyser.standard()
                        .analyse(RawReview.ofText("example", "readme", text))
                        .enrichment());

        assertThat(shown).hasSizeGreaterThan(50);
        assertThat(fields(json)).containsSubsequence(shown);
    }

    /** As {@code name=value}; a number that is whole is written with and without its point. */
    private static List<String> fields(String json) {
        return FIELD.matcher(json)
                .results()
                .map(field -> field.group(1) + "=" + field.group(2).replaceFirst("\\.0$", ""))
                .toList();
    }
}
