package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who of those that reviews name has a part in their films, as far as is known, or as the reviews of a film agree. */
final class PeopleAnswers {
    static final int NOBODY = 0;
    static final int ACTOR = 1;
    static final int DIRECTOR = 2;
    static final int CHARACTER = 3;
    static final int ANSWERS = 4;

    /** Nothing can be told. */
    static final int UNCLEAR = -1;

    /** Of films with fewer known actors, too many cases would be wrongly taken for nobody. */
    private static final int LEAST_ACTORS = 3;

    /** With fewer reviews of one film, nothing follows from who is named in how many. */
    private static final int LEAST_REVIEWS = 6;

    /** The share of a film's reviews that name a maker. */
    private static final float OFTEN = 0.12f;

    /** The mean chance, over the reviews that name them, from which on somebody may be a maker. */
    private static final float LIKELY = 0.25f;

    /** The chance from which on somebody may play a character. */
    private static final float PLAYS = 0.5f;

    /** The share of the reviews naming a character in which it is said to be played. */
    private static final float PLAYED = 0.2f;

    /** How much such a case counts. */
    private static final float AGREED_WEIGHT = 0.5f;

    /** Takes one review after another. */
    interface Taker {
        /**
         * @param film its id
         * @param answers of each of them, {@link #UNCLEAR} where nothing can be told
         * @param weights how much each answer counts
         */
        void take(String film, Names names, List<Somebody> people, int[] answers, float[] weights);
    }

    private final FilmReviews films;
    private final List<FilmReviews.Review> labelled;
    private final List<FilmReviews.Review> unlabelled;
    private final RenownCounting renown;
    private final NameReader nameReader = new NameReader();
    private final PeopleReader peopleReader = new PeopleReader();

    PeopleAnswers(
            FilmReviews films,
            Predicate<FilmReviews.Review> wanted,
            List<FilmReviews.Review> unlabelled,
            RenownCounting renown) {
        this.films = films;
        this.unlabelled = unlabelled;
        this.renown = renown;
        this.labelled = films.reviews().stream()
                .filter(review -> {
                    FilmReviews.Film film = films.films().get(review.imdbId());
                    return film != null && film.actors().size() >= LEAST_ACTORS && wanted.test(review);
                })
                .toList();
    }

    /** The reviews of films whose makers are known. */
    void known(Taker taker) {
        FilmReviews.byFilm(labelled, 1).forEach((id, film) -> known(film, taker));
    }

    private void known(List<FilmReviews.Review> film, Taker taker) {
        String id = film.get(0).imdbId();
        Known known = Known.of(Objects.requireNonNull(films.films().get(id)));
        List<Read> reviews = read(film);
        var cast = new Cast();
        for (Read review : reviews) {
            boolean[] makers = new boolean[review.people.size()];
            for (int i = 0; i < makers.length; i++) {
                makers[i] = known.answer(review.people.get(i).name) != NOBODY;
            }
            cast.add(review, makers);
        }
        for (Read review : reviews) {
            int[] answers = new int[review.people.size()];
            float[] weights = new float[answers.length];
            Arrays.fill(weights, 1);
            for (int i = 0; i < answers.length; i++) {
                Stretch name = review.people.get(i).name;
                int answer = known.answer(name);
                answers[i] = answer == NOBODY && cast.plays(name) ? CHARACTER : answer;
            }
            taker.take(id, review.names, review.people, answers, weights);
        }
    }

    private List<Read> read(List<FilmReviews.Review> film) {
        return film.stream()
                .map(review -> {
                    Names names = nameReader.read(Document.of(review.text()));
                    return new Read(names, peopleReader.read(names));
                })
                .toList();
    }

    /** A review and whom it names. */
    private record Read(Names names, List<Somebody> people) {}

    /** These and the reviews of further films, with what the reviews of each film agree on by the chances of a model. */
    void agreed(LinearModel model, Taker taker) {
        var weights = new PersonWeights(model);
        FilmReviews.byFilm(labelled, 1)
                .forEach((id, film) -> agreed(
                        film,
                        weights,
                        Known.of(Objects.requireNonNull(films.films().get(id))),
                        taker));
        FilmReviews.byFilm(unlabelled, LEAST_REVIEWS).values().forEach(film -> agreed(film, weights, null, taker));
    }

    /**
     * Who is named in full in several reviews of one film has a part in it; who is named in one of many has none.
     *
     * @param known who is known to have a part; others may still have one
     */
    private void agreed(List<FilmReviews.Review> film, PersonWeights model, @Nullable Known known, Taker taker) {
        String id = film.get(0).imdbId();
        List<Read> reviews = read(film);
        var tallies = new HashMap<Long, Tally>();
        var cast = new Cast();
        PersonWeights.Judge judge = model.new Judge();
        for (Read review : reviews) {
            var seen = new PersonFeatures(review.names, review.people, renown.without(id));
            boolean[] makers = new boolean[review.people.size()];
            for (int i = 0; i < makers.length; i++) {
                Somebody somebody = review.people.get(i);
                if (somebody.name.full()) {
                    seen.write(somebody, judge);
                    float[] answers = judge.verdict();
                    makers[i] = answers[ACTOR] + answers[DIRECTOR] >= PLAYS;
                    tallies.computeIfAbsent(RenownCounting.key(somebody), key -> new Tally(somebody.name.lastWord()))
                            .add(answers);
                }
            }
            cast.add(review, makers);
        }
        var surnames = new HashMap<Long, Integer>();
        tallies.values().forEach(tally -> surnames.merge(tally.surname, tally.answer(film.size()), Tally::likelier));
        for (Read review : reviews) {
            int[] answers = new int[review.people.size()];
            float[] weights = new float[answers.length];
            for (int person = 0; person < answers.length; person++) {
                Somebody somebody = review.people.get(person);
                Stretch name = somebody.name;
                Tally tally = name.full() ? tallies.get(RenownCounting.key(somebody)) : null;
                int answer = tally != null ? tally.answer(film.size()) : surnames.getOrDefault(name.lastWord(), NOBODY);
                int own = known == null ? NOBODY : known.answer(name);
                boolean certain = known != null && (own != NOBODY || answer <= NOBODY);
                answers[person] = certain ? own : answer;
                weights[person] = certain ? 1 : AGREED_WEIGHT;
                if (answers[person] <= NOBODY && cast.plays(name)) {
                    answers[person] = CHARACTER;
                }
            }
            taker.take(id, review.names, review.people, answers, weights);
        }
    }

    /** Who is played, by what the reviews of one film say. */
    private static final class Cast {
        /** By first and last word, the same where there is one: how many reviews name them, and say that they are played. */
        private final Map<Long, int[]> names = new HashMap<>();

        void add(Read review, boolean[] makers) {
            var characters = new Characters(review.names, review.people, makers);
            boolean[] played = characters.played(characters.find());
            for (int i = 0; i < played.length; i++) {
                Stretch name = review.people.get(i).name;
                count(Words.join(name.firstWord(), name.lastWord()), played[i]);
                if (name.full()) {
                    count(Words.join(name.firstWord(), name.firstWord()), played[i]);
                    count(Words.join(name.lastWord(), name.lastWord()), played[i]);
                }
            }
        }

        private void count(long key, boolean plays) {
            int[] counts = names.computeIfAbsent(key, name -> new int[2]);
            counts[0]++;
            counts[1] += plays ? 1 : 0;
        }

        boolean plays(Stretch name) {
            int[] counts = names.get(Words.join(name.firstWord(), name.lastWord()));
            return counts != null && counts[1] > 0 && counts[1] >= PLAYED * counts[0];
        }
    }

    /** How the reviews of one film name one person. */
    private static final class Tally {
        private final long surname;
        private int reviews;
        private float acting;
        private float directing;

        Tally(long surname) {
            this.surname = surname;
        }

        void add(float[] answers) {
            reviews++;
            acting += answers[ACTOR];
            directing += answers[DIRECTOR];
        }

        int answer(int filmReviews) {
            if (filmReviews < LEAST_REVIEWS) {
                return UNCLEAR;
            }
            float making = (acting + directing) / reviews;
            if (reviews >= 2 && reviews >= OFTEN * filmReviews && making >= LIKELY) {
                return directing > acting ? DIRECTOR : ACTOR;
            }
            return reviews == 1 && making < LIKELY ? NOBODY : UNCLEAR;
        }

        /** Of two people with one surname: a maker before nobody. */
        static int likelier(int one, int other) {
            return one == UNCLEAR || other == UNCLEAR ? UNCLEAR : Math.max(one, other);
        }
    }

    /** The makers of one film, by the hashes of first and last word. */
    private record Known(Map<Long, Integer> full, Map<Long, Integer> surnames) {
        static Known of(FilmReviews.Film film) {
            var known = new Known(new HashMap<>(), new HashMap<>());
            film.actors().forEach(name -> known.add(name, ACTOR));
            film.directors().forEach(name -> known.add(name, DIRECTOR));
            return known;
        }

        private void add(String name, int answer) {
            var words = new ArrayList<Long>();
            Document document = Document.of(name);
            for (int token = 0; token < document.tokenCount(); token++) {
                if (document.isWord(token) && !document.is(token, "jr") && !document.is(token, "sr")) {
                    words.add(document.hash(token));
                }
            }
            if (words.size() > 1) {
                long last = words.get(words.size() - 1);
                full.putIfAbsent(Words.join(words.get(0), last), answer);
                surnames.putIfAbsent(last, answer);
            }
        }

        int answer(Stretch name) {
            Integer answer = name.full()
                    ? full.get(Words.join(name.firstWord(), name.lastWord()))
                    : surnames.get(name.lastWord());
            return answer == null ? NOBODY : answer;
        }
    }
}
