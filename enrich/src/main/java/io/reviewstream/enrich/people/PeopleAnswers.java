package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who of those that reviews name has a part in their films, as far as is known, or as the reviews of a film agree. */
final class PeopleAnswers {
    static final int NOBODY = 0;
    static final int ACTOR = 1;
    static final int DIRECTOR = 2;
    static final int ANSWERS = 3;

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

    PeopleAnswers(FilmReviews films, int half, List<FilmReviews.Review> unlabelled, RenownCounting renown) {
        this.films = films;
        this.unlabelled = unlabelled;
        this.renown = renown;
        this.labelled = films.reviews().stream()
                .filter(review -> {
                    FilmReviews.Film film = films.films().get(review.imdbId());
                    return film != null && film.actors().size() >= LEAST_ACTORS && review.isOf(half);
                })
                .toList();
    }

    /** The reviews of films whose makers are known. */
    void known(Taker taker) {
        for (FilmReviews.Review review : labelled) {
            Known known = Known.of(Objects.requireNonNull(films.films().get(review.imdbId())));
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> all = peopleReader.read(names);
            int[] answers = new int[all.size()];
            float[] weights = new float[all.size()];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = known.answer(all.get(i).name);
                weights[i] = 1;
            }
            taker.take(review.imdbId(), names, all, answers, weights);
        }
    }

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
        var everyNames = new ArrayList<Names>();
        var everybody = new ArrayList<List<Somebody>>();
        var tallies = new HashMap<Long, Tally>();
        PersonWeights.Judge judge = model.new Judge();
        for (FilmReviews.Review review : film) {
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> all = peopleReader.read(names);
            everyNames.add(names);
            everybody.add(all);
            var seen = new PersonFeatures(names, all, renown.without(review.imdbId()));
            for (Somebody somebody : all) {
                if (somebody.name.full()) {
                    seen.write(somebody, judge);
                    tallies.computeIfAbsent(RenownCounting.key(somebody), key -> new Tally(somebody.name.lastWord()))
                            .add(judge.verdict());
                }
            }
        }
        var surnames = new HashMap<Long, Integer>();
        tallies.values().forEach(tally -> surnames.merge(tally.surname, tally.answer(film.size()), Tally::likelier));
        for (int i = 0; i < film.size(); i++) {
            List<Somebody> all = everybody.get(i);
            int[] answers = new int[all.size()];
            float[] weights = new float[all.size()];
            for (int person = 0; person < answers.length; person++) {
                Stretch name = all.get(person).name;
                Tally tally = name.full() ? tallies.get(RenownCounting.key(all.get(person))) : null;
                int answer = tally != null ? tally.answer(film.size()) : surnames.getOrDefault(name.lastWord(), NOBODY);
                int own = known == null ? NOBODY : known.answer(name);
                boolean certain = known != null && (own != NOBODY || answer <= NOBODY);
                answers[person] = certain ? own : answer;
                weights[person] = certain ? 1 : AGREED_WEIGHT;
            }
            taker.take(film.get(i).imdbId(), everyNames.get(i), all, answers, weights);
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
