package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.RankTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Learns {@code titles.bin} from reviews of films whose titles are known: {@code TitleTraining FOLDER OUT.bin}. A tool; nothing here runs in the pipeline.
 */
public final class TitleTraining {
    /** A feature seen of fewer films tells those films apart rather than what is asked; the decay does the rest. */
    private static final int LEAST_FILMS = 4;

    /** How much a review counts that doesn't give its film's title: they teach when to give none. */
    private static final float UNTITLED = 0.1f;

    private static final int PASSES = 8;
    private static final float DECAY = 4e-2f;
    private static final long SEED = 7;

    private TitleTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: TitleTraining FOLDER OUT.bin");
        }
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            learn(FilmReviews.read(Path.of(arguments[0])), FilmReviews.ALL).write(out);
        }
    }

    /** Learns from the films of one half, or {@link FilmReviews#ALL}. */
    public static LinearModel learn(FilmReviews films, int half) {
        var training = new RankTraining();
        var nameReader = new NameReader();
        var titleReader = new TitleReader();
        var features = new Features();
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Title title = films.titles().get(review.id());
            boolean untitled = title == null && films.films().containsKey(review.imdbId());
            if (title == null && !untitled || !review.isOf(half)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            List<TitleGroup> all = titleReader.read(names);
            var seen = new TitleFeatures(names, all);
            long key = title == null ? 0 : TitleReader.key(title.title());
            int right = 0;
            seen.writeNone(features);
            training.candidate(features);
            for (int i = 0; i < all.size(); i++) {
                seen.write(all.get(i), features);
                training.candidate(features);
                right = all.get(i).key == key ? i + 1 : right;
            }
            training.choose(right, review.imdbId(), untitled ? UNTITLED : 1);
        }
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }
}
