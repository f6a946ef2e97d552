package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.genre.GenreFinder;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Measures how well the film, its people and its genres are found. */
public final class MetadataEvaluation {
    private final Function<FilmReviews.Review, Finders> finders;
    private final GenreFinder genreFinder = new GenreFinder();

    /** With the standard finders. */
    public MetadataEvaluation() {
        this(Finders.standard());
    }

    /** With finders of one's own for each review. */
    MetadataEvaluation(Function<FilmReviews.Review, Finders> finders) {
        this.finders = finders;
    }

    /**
     * Measures on all reviews.
     *
     * @throws IOException when a file cannot be read
     */
    public MetadataResult evaluate(MetadataSettings settings) throws IOException {
        return evaluate(FilmReviews.read(settings.reviews(), settings.titles(), settings.people(), settings.films()));
    }

    MetadataResult evaluate(FilmReviews films) {
        var tally = new Tally();
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Title title = films.titles().get(review.id());
            FilmReviews.Film film = films.films().get(review.imdbId());
            if (title == null && film == null) {
                continue;
            }
            tally.reviews++;
            Finders.Found found = finders.apply(review).find(review);
            if (title != null) {
                tally.title(title, found.item() == null ? null : found.item().name());
                tally.genres(title, genreFinder.find(found.document()));
            }
            FilmReviews.Named named = films.people().get(review.id());
            if (named != null) {
                tally.named(named, found.people());
            }
            if (film != null) {
                tally.known(film, found.people());
            }
        }
        return tally.result();
    }

    private static final class Tally {
        private int reviews;
        private Share quotedRecall = Share.NONE;
        private Share quotedPrecision = Share.NONE;
        private Share distinctiveRecall = Share.NONE;
        private Share distinctivePrecision = Share.NONE;
        private Share genreRecall = Share.NONE;
        private Share peopleRecall = Share.NONE;
        private Share makerRecall = Share.NONE;
        private Share makersKnown = Share.NONE;
        private Share roles = Share.NONE;

        private void title(FilmReviews.Title truth, @org.jspecify.annotations.Nullable String given) {
            boolean right = given != null && Fold.title(given).equals(Fold.title(truth.title()));
            if (truth.quoted()) {
                quotedRecall = quotedRecall.plus(right);
                quotedPrecision = given == null ? quotedPrecision : quotedPrecision.plus(right);
            }
            if (truth.distinctive()) {
                distinctiveRecall = distinctiveRecall.plus(right);
                distinctivePrecision = given == null ? distinctivePrecision : distinctivePrecision.plus(right);
            }
        }

        private void genres(FilmReviews.Title truth, List<GenreMention> mentions) {
            if (truth.genres() == null || truth.genres().isEmpty()) {
                return;
            }
            var wanted = new HashSet<String>();
            for (String genre : truth.genres()) {
                String lower = genre.toLowerCase(Locale.ROOT);
                wanted.add(lower.equals("sci-fi") ? "science fiction" : lower.replace('-', ' '));
            }
            var given = new HashSet<String>();
            mentions.forEach(mention -> given.add(mention.genre()));
            for (String genre : given) {
                genreRecall = genreRecall.plus(wanted.contains(genre));
            }
        }

        private void named(FilmReviews.Named truth, List<Person> people) {
            Map<String, Set<Role>> found = new HashMap<>();
            for (Person person : people) {
                found.computeIfAbsent(Fold.name(person.name()), name -> new HashSet<>())
                        .add(person.role());
            }
            for (FilmReviews.Mention mention : truth.mentions()) {
                Set<Role> given = found.getOrDefault(Fold.name(mention.name()), Set.of());
                peopleRecall = peopleRecall.plus(!given.isEmpty());
                makerRecall = makerRecall.plus(given.stream().anyMatch(Tally::isMaker));
                if (!given.isEmpty()) {
                    roles = roles.plus(
                            given.contains(Role.valueOf(mention.role().toUpperCase(Locale.ROOT))));
                }
            }
        }

        private void known(FilmReviews.Film film, List<Person> people) {
            var known = new HashSet<String>();
            film.directors().forEach(name -> known.add(Fold.name(name)));
            film.actors().forEach(name -> known.add(Fold.name(name)));
            var given = new HashSet<String>();
            for (Person person : people) {
                String name = Fold.name(person.name());
                if (isMaker(person.role()) && name.indexOf(' ') > 0 && given.add(name)) {
                    makersKnown = makersKnown.plus(known.contains(name));
                }
            }
        }

        private static boolean isMaker(Role role) {
            return role != Role.CHARACTER && role != Role.UNKNOWN;
        }

        private MetadataResult result() {
            return new MetadataResult(
                    reviews,
                    quotedRecall,
                    quotedPrecision,
                    distinctiveRecall,
                    distinctivePrecision,
                    genreRecall,
                    peopleRecall,
                    makerRecall,
                    makersKnown,
                    roles);
        }
    }
}
