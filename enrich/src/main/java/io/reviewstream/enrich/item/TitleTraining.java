package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.RankTraining;
import io.reviewstream.enrich.choice.TreeTraining;
import io.reviewstream.enrich.choice.Trees;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.labelled.FurtherReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Fewer snippets of one film agree by chance, as few of them name it. */
    private static final int LEAST_SNIPPETS = 10;

    /** How much a snippet counts that doesn't give the title on which the others agree, beside one that does. */
    private static final float UNTITLED_SNIPPET = 0.2f;

    /** How much the review of a product counts: they teach that what is sold seldom has a title. */
    private static final float PRODUCT = 0.5f;

    /** The same of one that may be of anything. */
    private static final float PERHAPS_PRODUCT = 0.1f;

    /** Words of reviews of what may have a title though it is no film. */
    private static final WordSet TITLED = WordSet.of(
            "album",
            "albums",
            "artist",
            "author",
            "band",
            "cd",
            "cds",
            "concert",
            "dvd",
            "fans",
            "lyrics",
            "music",
            "novel",
            "poems",
            "read",
            "series",
            "singer",
            "song",
            "songs",
            "soundtrack",
            "stories",
            "story",
            "track",
            "tracks",
            "video");

    /** Trees learn to correct weights that haven't seen the film: those of the other folds. */
    private static final int FOLDS = 4;

    private static final int TREES = 60;
    private static final int DEPTH = 3;
    private static final float RATE = 0.2f;
    private static final float CALM = 5;
    private static final float LEAST_LEAF = 5;

    private final NameReader nameReader = new NameReader();
    private final TitleReader titleReader = new TitleReader();
    private final ItemTypes types = new ItemTypes();
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
        TitleModel model = learn(FilmReviews.read(folder), review -> true, FurtherReviews.read(folder));
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
    }

    /**
     * Learns from films whose titles are known, and from what the reviews of each further film agree on.
     *
     * @param wanted which films to learn from: all reviews of one, or none
     * @param further reviews whose titles nobody tells
     */
    public static TitleModel learn(FilmReviews films, Predicate<FilmReviews.Review> wanted, FurtherReviews further) {
        return new TitleTraining().learnFrom(films, wanted, further);
    }

    private TitleModel learnFrom(FilmReviews films, Predicate<FilmReviews.Review> wanted, FurtherReviews further) {
        var labelled = new ArrayList<FilmReviews.Review>();
        var unlabelled = new ArrayList<>(further.reviews());
        for (FilmReviews.Review review : films.reviews()) {
            if (!films.titles().containsKey(review.id()) && !films.films().containsKey(review.imdbId())) {
                unlabelled.add(review);
            } else if (wanted.test(review)) {
                labelled.add(review);
            }
        }
        labelled.forEach(this::countFame);
        unlabelled.forEach(this::countFame);
        var known = new ArrayList<Case>();
        for (FilmReviews.Review review : labelled) {
            FilmReviews.Title title = films.titles().get(review.id());
            Seen seen = see(review);
            known.add(
                    title == null
                            ? new Case(seen, 0, UNTITLED)
                            : new Case(seen, seen.place(TitleReader.key(title.title())), 1));
        }
        for (FilmReviews.Review review : further.others()) {
            float weight = ofProduct(review);
            if (weight > 0) {
                known.add(new Case(see(review), 0, weight));
            }
        }
        List<List<Seen>> furtherFilms = seen(FilmReviews.byFilm(unlabelled, LEAST_REVIEWS));
        List<List<Seen>> snippets = seen(FilmReviews.byFilm(further.snippets(), LEAST_SNIPPETS));
        List<Case> cases = known;
        for (int round = 0; round < ROUNDS; round++) {
            LinearModel weights = weights(cases, 1, one -> true);
            cases = new ArrayList<>(known);
            for (List<Seen> film : furtherFilms) {
                addAgreed(film, weights, UNTITLED, cases);
            }
            for (List<Seen> film : snippets) {
                addAgreed(film, weights, UNTITLED_SNIPPET, cases);
            }
        }
        return new TitleModel(weights(cases, TIMES, one -> true), trees(cases), fame.table());
    }

    private List<List<Seen>> seen(Map<String, List<FilmReviews.Review>> byFilm) {
        return byFilm.values().stream()
                .map(reviews -> reviews.stream().map(this::see).toList())
                .toList();
    }

    /** How much a review counts that most likely gives no title; 0 when that can't be told. */
    private float ofProduct(FilmReviews.Review review) {
        Names names = nameReader.read(Document.of(review.text()));
        Document document = names.document();
        Optional<String> type = types.type(document, null);
        if (type.isPresent()) {
            return type.get().equals("Product") ? PRODUCT : 0;
        }
        for (int token = 0; token < document.tokenCount(); token++) {
            if (TITLED.contains(document.hash(token))) {
                return 0;
            }
        }
        return names.quotations().isEmpty() ? PERHAPS_PRODUCT : 0;
    }

    private void countFame(FilmReviews.Review review) {
        fame.add(review.imdbId(), titleReader.read(nameReader.read(Document.of(review.text()))));
    }

    private Seen see(FilmReviews.Review review) {
        Names names = nameReader.read(Document.of(review.text()));
        TitleGroups groups = titleReader.read(names);
        var seen = new TitleFeatures(names, groups, types.points(names.document()), fame.without(review.imdbId()));
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

    /**
     * What many reviews of one film take for its title is its title, though hardly any of them is sure by itself.
     *
     * @param untitled how much those count that don't give it, beside those that do
     */
    private static void addAgreed(List<Seen> film, LinearModel weights, float untitled, List<Case> cases) {
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
            cases.add(new Case(review, place, place > 0 ? AGREED_WEIGHT : untitled * AGREED_WEIGHT));
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
        new TitleFeatures(names, groups, types.points(names.document()), fame.without(review.imdbId()));
        var numbers = new TitleNumbers(names, groups, scores);
        float[][] all = new float[scores.sums.length][];
        for (int leader : TitleModel.best(scores.sums, TitleModel.LEADERS)) {
            all[leader] = numbers.of(leader);
        }
        return all;
    }
}
