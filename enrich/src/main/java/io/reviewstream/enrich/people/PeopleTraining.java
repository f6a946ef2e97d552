package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.LinearTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Learns {@code people.bin} from reviews of films whose makers are known: {@code PeopleTraining FOLDER OUT.bin}. A tool; nothing here runs in the pipeline.
 */
public final class PeopleTraining {
    /** A feature seen of fewer films tells those films apart rather than what is asked. */
    private static final int LEAST_FILMS = 6;

    private static final int PASSES = 6;
    private static final float DECAY = 3e-2f;
    private static final long SEED = 7;

    private final RenownCounting renown;
    private final LinearTraining training = new LinearTraining(PeopleAnswers.ANSWERS);
    private final Gathered gathered = new Gathered(new Features());

    private PeopleTraining(RenownCounting renown) {
        this.renown = renown;
    }

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
    public static PeopleModel learn(FilmReviews films, int half, List<FilmReviews.Review> unlabelled) {
        RenownCounting renown = count(unlabelled);
        var answers = new PeopleAnswers(films, half, unlabelled, renown);
        var labelled = new PeopleTraining(renown);
        answers.known(labelled::add);
        LinearModel first = labelled.learn();
        var all = new PeopleTraining(renown);
        answers.agreed(first, all::add);
        return new PeopleModel(all.learn(), renown.table());
    }

    private static RenownCounting count(List<FilmReviews.Review> reviews) {
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
        public void few(int kind, int value) {
            features.add(kind, value);
        }

        @Override
        public void add(int kind, long value) {
            features.add(kind, value);
        }
    }
}
