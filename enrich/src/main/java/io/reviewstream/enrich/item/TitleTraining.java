package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.RankTraining;
import io.reviewstream.enrich.choice.TreeTraining;
import io.reviewstream.enrich.choice.Trees;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

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

    /** The weights are the mean of so many that differ by chance, in the order of the cases, alone. */
    private static final int TIMES = 8;

    /** How often further films are learned from, each time with titles that the model before agrees on. */
    private static final int ROUNDS = 2;

    /** Fewer reviews of one film agree by chance. */
    private static final int LEAST_REVIEWS = 5;

    /** The mean chance that a title must have over the reviews of its film, … */
    private static final float AGREED = 0.15f;

    /** … and how much likelier than the next it must be. */
    private static final float CLEARLY = 2;

    /** How much such a review counts. */
    private static final float AGREED_WEIGHT = 0.5f;

    /** Trees learn to correct weights that haven't seen the film: those of the other folds. */
    private static final int FOLDS = 4;

    private static final int TREES = 60;
    private static final int DEPTH = 3;
    private static final float RATE = 0.2f;
    private static final float CALM = 5;
    private static final float LEAST_LEAF = 5;

    private final NameReader nameReader = new NameReader();
    private final TitleReader titleReader = new TitleReader();
    private final FameCounting fame = new FameCounting();

    private TitleTraining() {}

    /**
     * A review with what is seen of its possible titles.
     *
     * @param keys of the groups
     * @param features of each group from 1 on, at 0 of none
     * @param ends where in these those of the form end, and then those of each mention
     */
    private record Seen(FilmReviews.Review review, long[] keys, int[][] features, int[][] ends) {
        int place(long key) {
            int place = 0;
            for (int i = 0; i < keys.length; i++) {
                place = keys[i] == key ? i + 1 : place;
            }
            return place;
        }
    }

    /** Which candidate is right, 0 for none, and how much that counts. */
    private record Case(Seen seen, int right, float weight) {
        boolean isOfFold(int fold) {
            return Math.floorMod(seen.review.imdbId().hashCode() * 31, FOLDS) == fold;
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: TitleTraining FOLDER OUT.bin");
        }
        Path folder = Path.of(arguments[0]);
        TitleModel model = learn(FilmReviews.read(folder), FilmReviews.ALL, FilmReviews.unlabelled(folder));
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
    }

    /**
     * Learns from the films of one half, or {@link FilmReviews#ALL}, and from what the reviews of each further film
     * agree on.
     *
     * @param unlabelled reviews of further films, whose titles nobody tells; may be empty
     */
    public static TitleModel learn(FilmReviews films, int half, List<FilmReviews.Review> unlabelled) {
        return new TitleTraining().learnFrom(films, half, unlabelled);
    }

    private TitleModel learnFrom(FilmReviews films, int half, List<FilmReviews.Review> unlabelled) {
        var labelled = new ArrayList<FilmReviews.Review>();
        var further = new ArrayList<>(unlabelled);
        for (FilmReviews.Review review : films.reviews()) {
            if (!films.titles().containsKey(review.id()) && !films.films().containsKey(review.imdbId())) {
                further.add(review);
            } else if (review.isOf(half)) {
                labelled.add(review);
            }
        }
        labelled.forEach(this::countFame);
        further.forEach(this::countFame);
        var known = new ArrayList<Case>();
        for (FilmReviews.Review review : labelled) {
            FilmReviews.Title title = films.titles().get(review.id());
            Seen seen = see(review);
            known.add(
                    title == null
                            ? new Case(seen, 0, UNTITLED)
                            : new Case(seen, seen.place(TitleReader.key(title.title())), 1));
        }
        Map<String, List<Seen>> furtherFilms = new LinkedHashMap<>();
        FilmReviews.byFilm(further, LEAST_REVIEWS)
                .forEach((film, reviews) ->
                        furtherFilms.put(film, reviews.stream().map(this::see).toList()));
        List<Case> cases = known;
        for (int round = 0; round < ROUNDS && !furtherFilms.isEmpty(); round++) {
            LinearModel weights = weights(cases, 1, one -> true);
            cases = new ArrayList<>(known);
            for (List<Seen> film : furtherFilms.values()) {
                addAgreed(film, weights, cases);
            }
        }
        return new TitleModel(weights(cases, TIMES, one -> true), trees(cases), fame.table());
    }

    private void countFame(FilmReviews.Review review) {
        fame.add(review.imdbId(), titleReader.read(nameReader.read(Document.of(review.text()))));
    }

    private Seen see(FilmReviews.Review review) {
        Names names = nameReader.read(Document.of(review.text()));
        TitleGroups groups = titleReader.read(names);
        var seen = new TitleFeatures(names, groups, fame.without(review.imdbId()));
        var context = new TitleContext(names, seen);
        var features = new Features();
        long[] keys = new long[groups.size()];
        int[][] all = new int[groups.size() + 1][];
        int[][] ends = new int[groups.size() + 1][];
        seen.writeNone(features);
        all[0] = features.keys();
        ends[0] = new int[] {features.size()};
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup group = groups.get(i);
            int[] own = new int[1 + TitleFeatures.mentions(group)];
            features.clear();
            seen.writeForm(group, features);
            own[0] = features.size();
            for (int mention = 0; mention + 1 < own.length; mention++) {
                context.write(group, mention, features);
                own[mention + 1] = features.size();
            }
            all[i + 1] = features.keys();
            ends[i + 1] = own;
            keys[i] = group.key;
        }
        return new Seen(review, keys, all, ends);
    }

    private static LinearModel weights(List<Case> cases, int times, Predicate<Case> wanted) {
        var training = new RankTraining();
        for (Case one : cases) {
            if (wanted.test(one)) {
                training.add(one.seen.features, one.right, one.seen.review.imdbId(), one.weight);
            }
        }
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED, times);
    }

    /** What many reviews of one film take for its title is its title, though hardly any of them is sure by itself. */
    private static void addAgreed(List<Seen> film, LinearModel weights, List<Case> cases) {
        var sums = new TreeMap<Long, Float>();
        for (Seen review : film) {
            float[] chances = TitleModel.scores(weights, review.features, review.ends).sums;
            LinearModel.softmax(chances, chances.length);
            for (int i = 0; i < review.keys.length; i++) {
                sums.merge(review.keys[i], chances[i + 1], Float::sum);
            }
        }
        long best = 0;
        float most = 0;
        float second = 0;
        for (var entry : sums.entrySet()) {
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
        for (Seen review : film) {
            int place = review.place(best);
            cases.add(new Case(review, place, place > 0 ? AGREED_WEIGHT : UNTITLED * AGREED_WEIGHT));
        }
    }

    private Trees trees(List<Case> cases) {
        var training = new TreeTraining();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            LinearModel weights = weights(cases, TIMES, one -> !one.isOfFold(left));
            for (Case one : cases) {
                if (one.isOfFold(fold) && one.seen.keys.length > 0) {
                    TitleScores scores = TitleModel.scores(weights, one.seen.features, one.seen.ends);
                    training.add(scores.sums, numbers(one.seen.review, scores), one.right, one.weight);
                }
            }
        }
        return training.learn(TREES, DEPTH, RATE, CALM, LEAST_LEAF);
    }

    private float[][] numbers(FilmReviews.Review review, TitleScores scores) {
        Names names = nameReader.read(Document.of(review.text()));
        TitleGroups groups = titleReader.read(names);
        new TitleFeatures(names, groups, fame.without(review.imdbId()));
        var numbers = new TitleNumbers(names, groups, scores);
        float[][] all = new float[scores.sums.length][];
        for (int leader : TitleModel.best(scores.sums, TitleModel.LEADERS)) {
            all[leader] = numbers.of(leader);
        }
        return all;
    }
}
