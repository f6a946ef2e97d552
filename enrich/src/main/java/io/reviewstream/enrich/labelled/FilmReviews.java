package io.reviewstream.enrich.labelled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reviews of films with what is known of each: its title, and who made it.
 *
 * @param reviews the reviews, in the order of their file
 * @param titles by review id
 * @param people who is named in full, by review id
 * @param films directors and cast, by film id
 */
public record FilmReviews(
        List<Review> reviews, Map<String, Title> titles, Map<String, Named> people, Map<String, Film> films) {

    /** A review and the film it is of. */
    public record Review(String id, String text, String imdbId) {
        /** Which of so many parts of the films, of about the same size, has this one, counted from 0. */
        public int fold(int folds) {
            return Math.floorMod(imdbId.hashCode() * 0x9E3779B9, 1 << 16) * folds >>> 16;
        }
    }

    /** The title of the film that a review is of, and how the review names it. */
    public record Title(
            String id,
            String imdbId,
            String title,
            int year,
            List<String> genres,
            boolean quoted,
            boolean distinctive) {}

    /** People of the film whom the review names in full. */
    public record Named(String id, String imdbId, List<Mention> mentions) {}

    /** One of them; {@code role} is {@code actor} or {@code director}. */
    public record Mention(String name, String role, boolean sameCase) {}

    /** Directors and cast of a film, as far as known. */
    public record Film(
            String imdbId, String title, @Nullable Integer year, List<String> directors, List<String> actors) {
        public Film {
            directors = directors == null ? List.of() : List.copyOf(directors);
            actors = actors == null ? List.of() : List.copyOf(actors);
        }
    }

    /**
     * Reads a folder with {@code imdb-train}, {@code title-truth-train}, {@code people-truth-train} and
     * {@code people-train}, each {@code .jsonl.gz}.
     *
     * @throws IOException when one cannot be read
     */
    public static FilmReviews read(Path folder) throws IOException {
        return read(
                folder.resolve("imdb-train.jsonl.gz"),
                folder.resolve("title-truth-train.jsonl.gz"),
                folder.resolve("people-truth-train.jsonl.gz"),
                folder.resolve("people-train.jsonl.gz"));
    }

    /** By film, in the order of their first reviews; films with fewer reviews than {@code least} left out. */
    public static Map<String, List<Review>> byFilm(List<Review> reviews, int least) {
        var films = new LinkedHashMap<String, List<Review>>();
        for (Review review : reviews) {
            films.computeIfAbsent(review.imdbId(), id -> new ArrayList<>()).add(review);
        }
        films.values().removeIf(film -> film.size() < least);
        return films;
    }

    /**
     * Reads the four files.
     *
     * @throws IOException when one cannot be read
     */
    public static FilmReviews read(Path reviews, Path titles, Path people, Path films) throws IOException {
        var all = new FilmReviews(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        JsonLines.forEach(reviews, Review.class, all.reviews::add);
        JsonLines.forEach(titles, Title.class, title -> all.titles.put(title.id(), title));
        JsonLines.forEach(people, Named.class, named -> all.people.put(named.id(), named));
        JsonLines.forEach(films, Film.class, film -> all.films.put(film.imdbId(), film));
        return all;
    }
}
