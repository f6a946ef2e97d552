package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of each format that is known, written for this test, and what is read of it, in {@code golden}. With
 * {@code -Dreviewstream.golden=write} the summaries are written anew, for a person to compare.
 */
final class FormatSummaryTest {
    private static final Path FILES = Path.of("src/test/resources/lookalikes");

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatIsInTheFile(Path file) throws IOException {
        Path golden = FILES.resolve("golden").resolve(file.getFileName() + ".txt");
        String summary = String.join("\n", summary(file)) + "\n";

        if ("write".equals(System.getProperty("reviewstream.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, summary);
        }

        assertThat(summary).isEqualTo(Files.readString(golden));
    }

    /** Feeds and exports as people have them: not part of the project. Counted once by other means. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "REVIEWSTREAM_DATA",
            matches = ".+",
            disabledReason = "real feeds and exports are read only where REVIEWSTREAM_DATA names their folder")
    void findsEveryReviewOfRealFiles() throws IOException {
        var counts = new TreeMap<String, String>();
        for (String folder : List.of("feeds", "exports")) {
            try (Stream<Path> files = Files.list(Path.of(String.valueOf(System.getenv("REVIEWSTREAM_DATA")), folder))) {
                for (Path file : files.toList()) {
                    counts.put(String.valueOf(file.getFileName()), counts(file));
                }
            }
        }

        assertThat(counts)
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("allocine-comments.csv", "150 reviews, 0 skipped, 0 refused"),
                        Map.entry("amazon-alexa.tsv", "3071 reviews, 79 skipped, 0 refused"),
                        Map.entry("film-blog-hugo.xml", "17 reviews, 0 skipped, 0 refused"),
                        Map.entry("filmweb-pl.csv", "4281 reviews, 0 skipped, 0 refused"),
                        Map.entry("goodreads-library-1.csv", "1 reviews, 231 skipped, 0 refused"),
                        Map.entry("goodreads-read.xml", "4 reviews, 8 skipped, 0 refused"),
                        Map.entry("google-base-reviews-rss20.xml", "2 reviews, 0 skipped, 0 refused"),
                        Map.entry("imdb-ratings-small.csv", "0 reviews, 13 skipped, 0 refused"),
                        Map.entry("itunes-invalid-rating.json", "1 reviews, 0 skipped, 0 refused"),
                        Map.entry("itunes-reviews-gb.json", "4 reviews, 0 skipped, 0 refused"),
                        Map.entry("letterboxd-diary-1.xml", "0 reviews, 51 skipped, 0 refused"),
                        Map.entry("letterboxd-diary.csv", "0 reviews, 913 skipped, 0 refused"),
                        Map.entry("letterboxd-minimal.xml", "1 reviews, 0 skipped, 0 refused"),
                        Map.entry("letterboxd-reviews-1.xml", "0 reviews, 72 skipped, 0 refused"),
                        Map.entry("letterboxd-sample.csv", "0 reviews, 95 skipped, 0 refused"),
                        Map.entry("restaurant-reviews-dirty.jsonl", "37 reviews, 0 skipped, 2 refused"),
                        Map.entry("yelp-reviews-2.jsonl", "500 reviews, 0 skipped, 0 refused")));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String counts(Path file) throws IOException {
        int accepted = 0;
        int skipped = 0;
        int refused = 0;
        for (FoundRecord found : read(file)) {
            accepted += found.parsed() instanceof ParsedReview.Accepted ? 1 : 0;
            skipped += found.parsed() instanceof ParsedReview.Skipped ? 1 : 0;
            refused += found.parsed() instanceof ParsedReview.Refused ? 1 : 0;
        }
        return accepted + " reviews, " + skipped + " skipped, " + refused + " refused";
    }

    private static List<String> summary(Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(counts(file));
        for (FoundRecord found : read(file)) {
            ParsedReview parsed = found.parsed();
            if (parsed instanceof ParsedReview.Accepted accepted) {
                lines.add("");
                lines.add(found.place());
                describe(lines, accepted.review());
            } else if (parsed instanceof ParsedReview.Refused refused) {
                lines.add("");
                lines.add(found.place() + ": " + refused.reason().code() + ": " + refused.message());
            } else {
                lines.add("");
                lines.add(found.place() + ": skipped: " + ((ParsedReview.Skipped) parsed).message());
            }
        }
        return lines;
    }

    private static void describe(List<String> lines, RawReview review) {
        add(lines, "id", review.id());
        StatedItem item = review.itemReviewed();
        if (item != null) {
            add(lines, "item", item.type() + " " + item.name() + " " + item.year() + " " + item.sameAs());
        }
        StatedRating rating = review.reviewRating();
        if (rating != null) {
            add(lines, "rating", rating.ratingValue() + " of " + rating.worstRating() + " to " + rating.bestRating());
        }
        add(lines, "name", review.name());
        add(lines, "url", review.url());
        add(lines, "author", review.author());
        add(lines, "date", review.datePublished());
        add(lines, "language", review.inLanguage());
        add(lines, "text", review.text().replace("\n", "\\n"));
        add(lines, "extra", review.extra().isEmpty() ? null : review.extra().toString());
    }

    private static void add(List<String> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.add("  " + name + ": " + value);
        }
    }

    private static List<FoundRecord> read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        var source = new FileSource(name, name, FileFormat.of(name).orElseThrow(), () -> Files.newInputStream(file));
        var found = new ArrayList<FoundRecord>();
        try (RecordReader records = RecordReader.open(
                source, 1 << 20, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, false)) {
            for (Optional<FoundRecord> next = records.next(); next.isPresent(); next = records.next()) {
                found.add(next.get());
            }
        }
        return found;
    }
}
