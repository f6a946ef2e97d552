package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.events.Person;
import io.reviewstream.events.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Draws people from what is found in reviews, for somebody to judge: {@code PeopleSample FOLDER COUNT SEED}, with the models that
 * come with the project. {@link FoldsEvaluation} draws from films that its models have not seen. A tool; nothing here runs
 * in the pipeline.
 */
public final class PeopleSample {
    /** A role is often told some way off. */
    private static final int AROUND = 200;

    private final FilmReviews films;
    private final Function<FilmReviews.Review, Finders> finders;

    /** With finders for each review. */
    PeopleSample(FilmReviews films, Function<FilmReviews.Review, Finders> finders) {
        this.films = films;
        this.finders = finders;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: PeopleSample FOLDER COUNT SEED");
        }
        FilmReviews films = FilmReviews.read(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        var random = new Random(Long.parseLong(arguments[2]));
        var sample = new PeopleSample(films, Finders.standard());
        sample.draw(count, random).forEach(System.out::println);
    }

    /**
     * So many of all that is found, each as likely as any other.
     *
     * @return one a line: review id, name, role, {@code known} when the film's known makers and cast have the name, and the
     *     words around for the judge alone
     */
    List<String> draw(int count, Random random) {
        List<String> all = everybody();
        var drawn = new ArrayList<String>();
        while (drawn.size() < count && !all.isEmpty()) {
            drawn.add(all.remove(random.nextInt(all.size())));
        }
        return drawn;
    }

    private List<String> everybody() {
        var lines = new ArrayList<String>();
        for (FilmReviews.Review review : films.reviews()) {
            Set<String> known = known(review);
            for (Person person : finders.apply(review).find(review).people()) {
                lines.add(String.join(
                        "\t",
                        review.id(),
                        person.name(),
                        person.role().name().toLowerCase(Locale.ROOT),
                        known.contains(Fold.name(person.name())) ? "known" : "",
                        around(review.text(), person.mentions().get(0))));
            }
        }
        return lines;
    }

    private Set<String> known(FilmReviews.Review review) {
        var known = new HashSet<String>();
        FilmReviews.Film film = films.films().get(review.imdbId());
        if (film != null) {
            film.directors().forEach(name -> known.add(Fold.name(name)));
            film.actors().forEach(name -> known.add(Fold.name(name)));
        }
        return known;
    }

    private static String around(String text, Span span) {
        int from = Math.max(0, span.start() - AROUND);
        int to = Math.min(text.length(), span.end() + AROUND);
        return text.substring(from, to).replaceAll("\\s+", " ");
    }
}
