package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Negation, contrast, intensity, irony: short texts written for this project and kept apart from training. */
class ShortCasesTest {
    private static final double LEAST_SHARE = 0.85;

    @Test
    void readsMostShortCasesRight(TestReporter reporter) throws IOException {
        var analyser = new SentimentAnalyser(SentimentModel.standard());
        var ratings = new RatingFinder();
        List<String> lines = lines();
        var right = new TreeMap<String, int[]>();
        var wrong = new ArrayList<String>();
        int sum = 0;
        for (String line : lines) {
            String[] parts = line.split("\t", 3);
            Label expected = Label.valueOf(parts[1].toUpperCase(Locale.ROOT));
            Document document = Document.of(parts[2]);
            var known = new KnownWords(
                    NamedWords.none(document), ratings.mentions(document).all());
            Sentiment sentiment = analyser.analyse(document, known).sentiment().orElseThrow();
            int[] counts = right.computeIfAbsent(parts[0], key -> new int[2]);
            counts[1]++;
            if (sentiment.label() == expected) {
                counts[0]++;
                sum++;
            } else {
                wrong.add(String.format(
                        Locale.ROOT,
                        "%s, not %s (%.2f): %s",
                        parts[1],
                        sentiment.label(),
                        sentiment.score(),
                        parts[2]));
            }
        }
        right.forEach((kind, counts) -> reporter.publishEntry(kind, counts[0] + " of " + counts[1]));
        reporter.publishEntry("right", sum + " of " + lines.size());

        assertThat(lines).hasSizeGreaterThanOrEqualTo(150);
        assertThat((double) sum / lines.size())
                .as("share right; wrong were%n%s", String.join("\n", wrong))
                .isGreaterThanOrEqualTo(LEAST_SHARE);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ShortCasesTest.class.getResourceAsStream("short-cases.tsv"), "short-cases.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }
}
