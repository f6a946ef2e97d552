package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.LinearTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.labelled.FurtherReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Learns {@code people.bin} from reviews of films whose makers are known, and from names that were judged: {@code PeopleTraining FOLDER JUDGED.tsv KNOWN.txt OUT.bin}. A tool; nothing here runs in the pipeline.
 */
public final class PeopleTraining {
    /** A feature seen of fewer films tells those films apart rather than what is asked. */
    private static final int LEAST_FILMS = 6;

    private static final int PASSES = 6;
    private static final float DECAY = 3e-2f;
    private static final long SEED = 7;

    /** Standings are learned from what weights give for films that these have not seen, so weights are learned so many times more. */
    private static final int FOLDS = 4;

    private final RenownCounting renown;
    private final LinearTraining training = new LinearTraining(PeopleAnswers.ANSWERS);
    private final Gathered gathered = new Gathered(new Features());

    private PeopleTraining(RenownCounting renown) {
        this.renown = renown;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("usage: PeopleTraining FOLDER JUDGED.tsv KNOWN.txt OUT.bin");
        }
        Path folder = Path.of(arguments[0]);
        PeopleJudgements judgements = PeopleJudgements.read(Path.of(arguments[1]));
        KnownMakers known = KnownMakers.read(Path.of(arguments[2]));
        try (var out = Files.newOutputStream(Path.of(arguments[3]))) {
            learn(
                            FilmReviews.read(folder),
                            review -> true,
                            FurtherReviews.read(folder).reviews(),
                            judgements,
                            known)
                    .write(out);
        }
    }

    /**
     * Learns from films whose makers are known, from whom the reviews of each further film agree on, and from what readers
     * judged of names.
     *
     * @param wanted which films to learn from: all reviews of one, or none
     * @param unlabelled reviews of further films, whose makers nobody tells; may be empty
     * @param known people whose trade is known
     */
    public static PeopleModel learn(
            FilmReviews films,
            Predicate<FilmReviews.Review> wanted,
            List<FilmReviews.Review> unlabelled,
            PeopleJudgements judgements,
            KnownMakers known) {
        RenownCounting renown = count(unlabelled, known);
        var standings = new StandingsTraining();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            LinearModel others = learn(films, review -> wanted.test(review) && fold(review) != out, unlabelled, renown);
            judged(films, review -> wanted.test(review) && fold(review) == out, judgements, others, renown, standings);
        }
        return new PeopleModel(learn(films, wanted, unlabelled, renown), renown.table(), standings.learn());
    }

    /** All reviews of a film are of one fold. */
    private static int fold(FilmReviews.Review review) {
        return Math.floorMod(review.imdbId().hashCode() * 0x85EBCA6B >>> 16, FOLDS);
    }

    private static LinearModel learn(
            FilmReviews films,
            Predicate<FilmReviews.Review> wanted,
            List<FilmReviews.Review> unlabelled,
            RenownCounting renown) {
        var answers = new PeopleAnswers(films, wanted, unlabelled, renown);
        var labelled = new PeopleTraining(renown);
        answers.known(labelled::add);
        LinearModel first = labelled.learn();
        var all = new PeopleTraining(renown);
        answers.agreed(first, all::add);
        return all.learn();
    }

    /** Adds what is seen of the names that were judged. */
    private static void judged(
            FilmReviews films,
            Predicate<FilmReviews.Review> wanted,
            PeopleJudgements judgements,
            LinearModel model,
            RenownCounting renown,
            StandingsTraining standings) {
        var nameReader = new NameReader();
        var peopleReader = new PeopleReader();
        var roleWords = new RoleWords();
        PersonWeights.Judge judge = new PersonWeights(model).new Judge();
        for (FilmReviews.Review review : films.reviews()) {
            List<PeopleJudgements.Judgement> judged = judgements.of(review.id());
            if (judged.isEmpty() || !wanted.test(review)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> people = peopleReader.read(names);
            var everybody = new Everybody(names, people, renown.without(review.imdbId()), judge, roleWords);
            for (int i = 0; i < people.size(); i++) {
                int start = names.document().start(people.get(i).mentions.get(0).first());
                for (PeopleJudgements.Judgement judgement : judged) {
                    if (judgement.start() == start) {
                        standings.add(everybody, i, judgement, review.imdbId());
                    }
                }
            }
        }
    }

    private static RenownCounting count(List<FilmReviews.Review> reviews, KnownMakers known) {
        var renown = new RenownCounting();
        var nameReader = new NameReader();
        var peopleReader = new PeopleReader();
        var roleWords = new RoleWords();
        for (FilmReviews.Review review : reviews) {
            Names names = nameReader.read(Document.of(review.text()));
            var cues = new RoleCues(roleWords, names);
            for (Somebody somebody : peopleReader.read(names)) {
                renown.add(review.imdbId(), somebody, cues.roles(somebody));
            }
        }
        renown.close();
        known.addTo(renown);
        return renown;
    }

    private LinearModel learn() {
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }

    private void add(String film, Names names, List<Somebody> people, int[] answers, float[] weights) {
        var seen = new PersonFeatures(names, people, renown.without(film));
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] != PeopleAnswers.UNCLEAR) {
                gathered.features.clear();
                seen.write(people.get(i), gathered);
                training.add(gathered.features, answers[i], film, weights[i]);
            }
        }
    }

    private record Gathered(Features features) implements Evidence {
        @Override
        public void begin(int part) {
            // Weights are learned one by one.
        }

        @Override
        public void few(int kind, int value) {
            features.add(kind, value);
        }

        @Override
        public void add(int kind, long value) {
            features.add(kind, value);
        }
    }
}
