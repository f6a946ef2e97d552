package io.reviewstream.enrich.labelled;

import io.reviewstream.enrich.labelled.FilmReviews.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reviews beside those of films that are known.
 *
 * @param reviews of films of which nothing else is known
 * @param snippets what critics say of such films, in a sentence or two
 * @param others of anything that is sold: each stands for itself, as nothing tells which are of the same thing
 */
public record FurtherReviews(List<Review> reviews, List<Review> snippets, List<Review> others) {
    private record Snippet(String id, String film, String text) {}

    private record Plain(String id, String text) {}

    /**
     * Reads {@code imdb-unsup}, {@code rt-critics-train} and {@code amazon10k-train} of a folder, each {@code .jsonl.gz}. What isn't there
     * gives no reviews.
     *
     * @throws IOException when one cannot be read
     */
    public static FurtherReviews read(Path folder) throws IOException {
        var further = new FurtherReviews(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Path reviews = folder.resolve("imdb-unsup.jsonl.gz");
        if (Files.exists(reviews)) {
            JsonLines.forEach(reviews, Review.class, further.reviews::add);
        }
        Path snippets = folder.resolve("rt-critics-train.jsonl.gz");
        if (Files.exists(snippets)) {
            JsonLines.forEach(
                    snippets,
                    Snippet.class,
                    one -> further.snippets.add(new Review(one.id, one.text, "critics/" + one.film)));
        }
        Path others = folder.resolve("amazon10k-train.jsonl.gz");
        if (Files.exists(others)) {
            JsonLines.forEach(others, Plain.class, one -> further.others.add(new Review(one.id, one.text, one.id)));
        }
        return further;
    }

    /** Those of the snippets and others that are wanted, and all reviews. */
    public FurtherReviews only(Predicate<Review> wanted) {
        return new FurtherReviews(
                reviews,
                snippets.stream().filter(wanted).toList(),
                others.stream().filter(wanted).toList());
    }
}
