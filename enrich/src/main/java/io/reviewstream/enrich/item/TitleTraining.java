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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Learns {@code titles.bin} from reviews of films whose titles are known: {@code TitleTraining FOLDER OUT.bin}. A tool; nothing here runs in the pipeline.
 */
public final class TitleTraining {
    /** A feature seen of fewer films tells those films apart rather than what is asked; the decay does the rest. */
    private static final int LEAST_FILMS = 4;

    /** How much a review counts that doesn't give its film's title: they teach when to give none. */
    private static final float UNTITLED = 0.1f;

    private static final int PASSES = 8;
    private static final float DECAY = 3e-2f;
    private static final long SEED = 7;

    /** How often further films are learned from, each time with titles that the model before agrees on. */
    private static final int ROUNDS = 2;

    /** Fewer reviews of one film agree by chance. */
    private static final int LEAST_REVIEWS = 5;

    /** The mean chance that a title must have over the reviews of its film, … */
    private static final float AGREED = 0.25f;

    /** … and how much likelier than the next it must be. */
    private static final float CLEARLY = 2;

    /** How much such a review counts. */
    private static final float AGREED_WEIGHT = 0.5f;

    private final RankTraining training = new RankTraining();
    private final NameReader nameReader = new NameReader();
    private final TitleReader titleReader = new TitleReader();
    private final Features features = new Features();

    private TitleTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: TitleTraining FOLDER OUT.bin");
        }
        Path folder = Path.of(arguments[0]);
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            learn(FilmReviews.read(folder), FilmReviews.ALL, FilmReviews.unlabelled(folder))
                    .write(out);
        }
    }

    /**
     * Learns from the films of one half, or {@link FilmReviews#ALL}, and from what the reviews of each further film
     * agree on.
     *
     * @param unlabelled reviews of further films, whose titles nobody tells; may be empty
     */
    public static LinearModel learn(FilmReviews films, int half, List<FilmReviews.Review> unlabelled) {
        var labelled = new TitleTraining();
        labelled.add(films, half);
        LinearModel model = labelled.learn();
        for (int round = 0; round < ROUNDS && !unlabelled.isEmpty(); round++) {
            var more = new TitleTraining();
            more.add(films, half);
            for (List<FilmReviews.Review> film :
                    FilmReviews.byFilm(unlabelled, LEAST_REVIEWS).values()) {
                more.addAgreed(film, model);
            }
            model = more.learn();
        }
        return model;
    }

    private LinearModel learn() {
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }

    private void add(FilmReviews films, int half) {
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Title title = films.titles().get(review.id());
            boolean untitled = title == null && films.films().containsKey(review.imdbId());
            if (title == null && !untitled || !review.isOf(half)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            long key = title == null ? 0 : TitleReader.key(title.title());
            add(names, titleReader.read(names), key, review.imdbId(), untitled ? UNTITLED : 1);
        }
    }

    /** Each candidate of a review, the right one by its key; none is right when the key is 0. */
    private void add(Names names, List<TitleGroup> all, long key, String film, float weight) {
        var seen = new TitleFeatures(names, all);
        int right = 0;
        seen.writeNone(features);
        training.candidate(features);
        for (int i = 0; i < all.size(); i++) {
            seen.write(all.get(i), features);
            training.candidate(features);
            right = all.get(i).key == key ? i + 1 : right;
        }
        training.choose(right, film, weight);
    }

    /** What many reviews of one film take for its title is its title, though hardly any of them is sure by itself. */
    private void addAgreed(List<FilmReviews.Review> film, LinearModel model) {
        var chances = new HashMap<Long, Float>();
        var everyNames = new ArrayList<Names>();
        var everyGroups = new ArrayList<List<TitleGroup>>();
        for (FilmReviews.Review review : film) {
            Names names = nameReader.read(Document.of(review.text()));
            List<TitleGroup> groups = titleReader.read(names);
            everyNames.add(names);
            everyGroups.add(groups);
            float[] own = TitleFeatures.chances(names, groups, model, features);
            for (int i = 0; i < groups.size(); i++) {
                chances.merge(groups.get(i).key, own[i + 1], Float::sum);
            }
        }
        long best = 0;
        float most = 0;
        float second = 0;
        for (var entry : new TreeMap<>(chances).entrySet()) {
            if (entry.getValue() > most) {
                second = most;
                most = entry.getValue();
                best = entry.getKey();
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        if (most < AGREED * film.size() || most < CLEARLY * second) {
            return;
        }
        for (int i = 0; i < film.size(); i++) {
            long key = best;
            boolean named = everyGroups.get(i).stream().anyMatch(group -> group.key == key);
            add(
                    everyNames.get(i),
                    everyGroups.get(i),
                    best,
                    film.get(i).imdbId(),
                    named ? AGREED_WEIGHT : UNTITLED * AGREED_WEIGHT);
        }
    }
}
