package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.LinearTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns {@code people.bin} from reviews of films whose makers are known: {@code PeopleTraining FOLDER OUT.bin}. A tool; nothing here runs in the pipeline.
 */
public final class PeopleTraining {
    static final int NOBODY = 0;
    static final int ACTOR = 1;
    static final int DIRECTOR = 2;
    static final int ANSWERS = 3;

    /** Of films with fewer known actors, too many cases would be wrongly taken for nobody. */
    private static final int LEAST_ACTORS = 3;

    /** A feature seen of fewer films tells those films apart rather than what is asked. */
    private static final int LEAST_FILMS = 6;

    private static final int PASSES = 6;
    private static final float DECAY = 3e-2f;
    private static final long SEED = 7;

    private static final int UNCLEAR = -1;

    /** With fewer reviews of one film, nothing follows from who is named in how many. */
    private static final int LEAST_REVIEWS = 6;

    /** The share of a film's reviews that name a maker. */
    private static final float OFTEN = 0.12f;

    /** The mean chance, over the reviews that name them, from which on somebody may be a maker. */
    private static final float LIKELY = 0.25f;

    /** How much such a case counts. */
    private static final float AGREED_WEIGHT = 0.5f;

    private final LinearTraining training = new LinearTraining(ANSWERS);
    private final NameReader nameReader = new NameReader();
    private final PeopleReader peopleReader = new PeopleReader();
    private final Gathered gathered = new Gathered(new Features());

    private PeopleTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: PeopleTraining FOLDER OUT.bin");
        }
        Path folder = Path.of(arguments[0]);
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            learn(FilmReviews.read(folder), FilmReviews.ALL, FilmReviews.unlabelled(folder))
                    .write(out);
        }
    }

    /**
     * Learns from the films of one half, or {@link FilmReviews#ALL}, and from whom the reviews of each further film agree
     * on.
     *
     * @param unlabelled reviews of further films, whose makers nobody tells; may be empty
     */
    public static LinearModel learn(FilmReviews films, int half, List<FilmReviews.Review> unlabelled) {
        var labelled = new PeopleTraining();
        labelled.add(films, half);
        LinearModel model = labelled.learn();
        if (unlabelled.isEmpty()) {
            return model;
        }
        var more = new PeopleTraining();
        more.add(films, half);
        FilmReviews.byFilm(unlabelled, LEAST_REVIEWS).values().forEach(film -> more.addAgreed(film, model));
        return more.learn();
    }

    private LinearModel learn() {
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }

    private void add(FilmReviews films, int half) {
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Film film = films.films().get(review.imdbId());
            if (film == null || film.actors().size() < LEAST_ACTORS || !review.isOf(half)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> all = peopleReader.read(names);
            var seen = new PersonFeatures(names, all);
            Known known = Known.of(film);
            for (Somebody somebody : all) {
                gathered.features.clear();
                seen.write(somebody, gathered);
                training.add(gathered.features, known.answer(somebody.name), review.imdbId());
            }
        }
    }

    /** Who is named in full in several reviews of one film has a part in it; who is named in one of many has none. */
    private void addAgreed(List<FilmReviews.Review> film, LinearModel model) {
        var everyNames = new ArrayList<Names>();
        var everybody = new ArrayList<List<Somebody>>();
        var tallies = new HashMap<Long, Tally>();
        PersonWeights.Judge judge = new PersonWeights(model).new Judge();
        for (FilmReviews.Review review : film) {
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> all = peopleReader.read(names);
            everyNames.add(names);
            everybody.add(all);
            var seen = new PersonFeatures(names, all);
            for (Somebody somebody : all) {
                if (somebody.name.full()) {
                    seen.write(somebody, judge);
                    tallies.computeIfAbsent(
                                    Words.join(somebody.name.firstWord(), somebody.name.lastWord()),
                                    key -> new Tally(somebody.name.lastWord()))
                            .add(judge.verdict());
                }
            }
        }
        var surnames = new HashMap<Long, Integer>();
        tallies.values().forEach(tally -> surnames.merge(tally.surname, tally.answer(film.size()), Tally::likelier));
        for (int i = 0; i < film.size(); i++) {
            List<Somebody> all = everybody.get(i);
            var seen = new PersonFeatures(everyNames.get(i), all);
            for (Somebody somebody : all) {
                Stretch name = somebody.name;
                Tally tally = name.full() ? tallies.get(Words.join(name.firstWord(), name.lastWord())) : null;
                int answer = tally != null ? tally.answer(film.size()) : surnames.getOrDefault(name.lastWord(), NOBODY);
                if (answer != UNCLEAR) {
                    gathered.features.clear();
                    seen.write(somebody, gathered);
                    training.add(gathered.features, answer, film.get(i).imdbId(), AGREED_WEIGHT);
                }
            }
        }
    }

    private record Gathered(Features features) implements Evidence {
        @Override
        public void few(int kind, int value) {
            features.add(kind, value);
        }

        @Override
        public void add(int kind, long value) {
            features.add(kind, value);
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
