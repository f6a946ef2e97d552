package io.reviewstream.benchmarks;

import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.events.RawReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The reviews that are measured: those of {@code imdb-train.jsonl.gz} in the folder that {@code REVIEWSTREAM_DATA} names,
 * else as many made from a few words, which are easier on every cache. In an order that is shuffled, but always the same.
 *
 * @param reviews never empty
 * @param origin where they are from, for people
 */
public record Corpus(List<RawReview> reviews, String origin) {
    private static final int MADE = 10_000;
    private static final long SEED = 42;

    /** Reads them. */
    public static Corpus load() {
        String folder = System.getenv("REVIEWSTREAM_DATA");
        Path file = Path.of(folder == null ? "" : folder, "imdb-train.jsonl.gz");
        var reviews = new ArrayList<RawReview>();
        if (folder != null && Files.exists(file)) {
            try {
                JsonLines.forEach(
                        file, Line.class, line -> reviews.add(RawReview.ofText(line.id(), "corpus", line.text())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Collections.shuffle(reviews, new Random(SEED));
            return new Corpus(reviews, "imdb-train");
        }
        var texts = new MadeTexts(new Random(SEED));
        for (int i = 0; i < MADE; i++) {
            reviews.add(RawReview.ofText("made/" + i, "corpus", texts.next()));
        }
        return new Corpus(reviews, "made up, as REVIEWSTREAM_DATA names no folder with imdb-train.jsonl.gz");
    }

    /** Mean size of a text in UTF-8. */
    public double bytesPerReview() {
        long bytes = 0;
        for (RawReview review : reviews) {
            bytes += review.text().getBytes(StandardCharsets.UTF_8).length;
        }
        return (double) bytes / reviews.size();
    }

    private record Line(String id, String text) {}
}
