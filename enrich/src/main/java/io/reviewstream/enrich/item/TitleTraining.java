package io.reviewstream.enrich.item;

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
 * Learns {@code titles.bin} from reviews of films whose titles are known: {@code TitleTraining FOLDER OUT.bin [half]}.
 * With a half, only films of that half are learned from. A tool; nothing here runs in the pipeline.
 */
public final class TitleTraining {
    /** A feature seen of fewer films tells those films apart rather than what is asked. */
    private static final int LEAST_FILMS = 15;

    private static final int PASSES = 5;
    private static final float DECAY = 1e-3f;
    private static final long SEED = 7;

    private TitleTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: TitleTraining FOLDER OUT.bin [half]");
        }
        FilmReviews films = FilmReviews.read(Path.of(arguments[0]));
        int half = arguments.length > 2 ? Integer.parseInt(arguments[2]) : FilmReviews.ALL;
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            learn(films, half).write(out);
        }
    }

    /** Learns from the films of one half, or {@link FilmReviews#ALL}. */
    public static LinearModel learn(FilmReviews films, int half) {
        var training = new LinearTraining(2);
        var nameReader = new NameReader();
        var titleReader = new TitleReader();
        var features = new Features();
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Title title = films.titles().get(review.id());
            if (title == null || !review.isOf(half)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            List<TitleGroup> all = titleReader.read(names);
            var seen = new TitleFeatures(names, all);
            long key = TitleReader.key(title.title());
            for (TitleGroup group : all) {
                seen.write(group, features);
                training.add(features, group.key == key ? 1 : 0, review.imdbId());
            }
        }
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }
}
