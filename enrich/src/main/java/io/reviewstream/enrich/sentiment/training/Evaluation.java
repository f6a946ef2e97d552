package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.sentiment.KnownWords;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Judges labelled texts with a model and compares. Texts labelled neutral count for nothing but the rating. */
public final class Evaluation {
    private static final int BINS = 15;
    private static final int[] LENGTHS = {0, 20, 50, 100, 200, 400, Integer.MAX_VALUE};

    private final SentimentModel model;

    public Evaluation(SentimentModel model) {
        this.model = model;
    }

    /**
     * Evaluates.
     *
     * @param data JSON Lines files or aclImdb folders
     * @throws IOException when one can't be read or none has a labelled text
     */
    public Result run(List<Path> data) throws IOException {
        var analyser = new SentimentAnalyser(model);
        var names = new NameReader();
        var ratings = new RatingFinder();
        var judged = new ArrayList<Judged>();
        for (Example example : Corpus.read(data)) {
            if (example.isLabelled()) {
                judged.add(judge(example, analyser, names, ratings));
            }
        }
        if (judged.isEmpty()) {
            throw new IOException("no labelled text in " + data + "; each line needs \"label\" or \"rating\"");
        }
        return Result.of(judged);
    }

    private static Judged judge(Example example, SentimentAnalyser analyser, NameReader names, RatingFinder ratings) {
        Document document = Document.of(example.text());
        Optional<Sentiment> sentiment = analyser.analyse(document, KnownWords.of(names.read(document), ratings))
                .sentiment();
        double probability = 0.5 + sentiment.map(Sentiment::score).orElse(0.0) / 2;
        double rating = sentiment.map(Sentiment::predictedRating).orElse(5.5);
        return new Judged(example.target(), example.rating(), document.tokenCount(), probability, rating);
    }

    /**
     * One text judged.
     *
     * @param target 0 to 1
     * @param rating 1 to 10, 0 when unknown
     * @param probability that it is positive
     */
    record Judged(float target, int rating, int tokens, double probability, double predictedRating) {
        boolean takesSides() {
            return Math.abs(target - 0.5f) >= 0.1f;
        }

        boolean isPositive() {
            return target > 0.5f;
        }

        boolean isRight() {
            return probability > 0.5 == isPositive();
        }
    }

    /**
     * How often each verdict fell for each truth.
     *
     * @param truePositive positive texts judged positive
     * @param falseNegative positive texts judged negative
     * @param falsePositive negative texts judged positive
     * @param trueNegative negative texts judged negative
     */
    public record Confusion(int truePositive, int falseNegative, int falsePositive, int trueNegative) {}

    /** Texts of like confidence: how sure the model was, and how often right. */
    public record Bin(int texts, double confidence, double accuracy) {}

    /** A part of the texts. */
    public record Slice(String name, int texts, double accuracy) {}

    /**
     * Ratings predicted against ratings given.
     *
     * @param meanAbsoluteError on the scale of 1 to 10
     * @param withinOne share of texts whose rounded prediction is off by one at most
     */
    public record Ratings(int texts, double meanAbsoluteError, double withinOne) {}

    /**
     * The figures. Shares are 0 to 1.
     *
     * @param texts how many take sides
     * @param expectedCalibrationError over 15 bins of confidence
     * @param ratings null when no text has a rating
     */
    public record Result(
            int texts,
            double accuracy,
            Confusion confusion,
            double logLoss,
            double brier,
            double expectedCalibrationError,
            List<Bin> reliability,
            @Nullable Ratings ratings,
            List<Slice> byLength,
            List<Slice> byRating) {
        public Result {
            reliability = List.copyOf(reliability);
            byLength = List.copyOf(byLength);
            byRating = List.copyOf(byRating);
        }

        static Result of(List<Judged> all) {
            List<Judged> judged = all.stream().filter(Judged::takesSides).toList();
            List<Bin> bins = bins(judged);
            double calibrationError = 0;
            for (Bin bin : bins) {
                calibrationError += Math.abs(bin.confidence() - bin.accuracy()) * bin.texts() / judged.size();
            }
            return new Result(
                    judged.size(),
                    mean(judged, one -> one.isRight() ? 1 : 0),
                    confusion(judged),
                    mean(
                            judged,
                            one -> -Math.log(
                                    Math.max(1e-9, one.isPositive() ? one.probability() : 1 - one.probability()))),
                    mean(judged, one -> square(one.probability() - (one.isPositive() ? 1 : 0))),
                    calibrationError,
                    bins,
                    ratings(all),
                    slices(judged, Evaluation::lengthClass, Evaluation::lengthName, LENGTHS.length - 1),
                    slices(judged.stream().filter(one -> one.rating() > 0).toList(), Judged::rating, k -> "" + k, 11));
        }

        private static List<Bin> bins(List<Judged> judged) {
            var counts = new int[BINS];
            var confidence = new double[BINS];
            var right = new int[BINS];
            for (Judged one : judged) {
                double sure = Math.max(one.probability(), 1 - one.probability());
                int bin = (int) Math.min(BINS - 1, (sure - 0.5) / 0.5 * BINS);
                counts[bin]++;
                confidence[bin] += sure;
                right[bin] += one.isRight() ? 1 : 0;
            }
            var bins = new ArrayList<Bin>();
            for (int bin = 0; bin < BINS; bin++) {
                if (counts[bin] > 0) {
                    bins.add(new Bin(counts[bin], confidence[bin] / counts[bin], (double) right[bin] / counts[bin]));
                }
            }
            return bins;
        }

        private static Confusion confusion(List<Judged> judged) {
            int right = 0;
            int missed = 0;
            int alarm = 0;
            int rejected = 0;
            for (Judged one : judged) {
                if (one.isPositive()) {
                    right += one.isRight() ? 1 : 0;
                    missed += one.isRight() ? 0 : 1;
                } else {
                    alarm += one.isRight() ? 0 : 1;
                    rejected += one.isRight() ? 1 : 0;
                }
            }
            return new Confusion(right, missed, alarm, rejected);
        }

        private static @Nullable Ratings ratings(List<Judged> all) {
            List<Judged> rated = all.stream().filter(one -> one.rating() > 0).toList();
            if (rated.isEmpty()) {
                return null;
            }
            return new Ratings(
                    rated.size(),
                    mean(rated, one -> Math.abs(one.predictedRating() - one.rating())),
                    mean(rated, one -> Math.abs(Math.rint(one.predictedRating()) - one.rating()) <= 1 ? 1 : 0));
        }

        /** The figures for people to read. */
        public String text() {
            var out = new StringBuilder();
            line(out, "texts                      %d", texts);
            line(out, "accuracy                   %.2f %%", 100 * accuracy);
            line(out, "positive judged positive   %d", confusion.truePositive());
            line(out, "positive judged negative   %d", confusion.falseNegative());
            line(out, "negative judged positive   %d", confusion.falsePositive());
            line(out, "negative judged negative   %d", confusion.trueNegative());
            line(out, "log-loss                   %.4f", logLoss);
            line(out, "Brier score                %.4f", brier);
            line(out, "calibration error (ECE)    %.2f %%", 100 * expectedCalibrationError);
            if (ratings != null) {
                line(
                        out,
                        "rating, mean error         %.3f of 1 to 10 (%d texts)",
                        ratings.meanAbsoluteError(),
                        ratings.texts());
                line(out, "rating, within one         %.1f %%", 100 * ratings.withinOne());
            }
            for (Slice slice : byLength) {
                line(out, "  %-24s %.2f %% of %d", slice.name(), 100 * slice.accuracy(), slice.texts());
            }
            for (Slice slice : byRating) {
                line(out, "  rating %-17s %.2f %% of %d", slice.name(), 100 * slice.accuracy(), slice.texts());
            }
            return out.toString();
        }

        /** The reliability diagram as SVG: confidence across, accuracy up, the diagonal is perfect. */
        public String reliabilityDiagram() {
            return ReliabilityDiagram.of(reliability);
        }

        private static void line(StringBuilder out, String format, Object... values) {
            out.append(String.format(Locale.ROOT, format, values)).append('\n');
        }
    }

    private static double square(double value) {
        return value * value;
    }

    private static double mean(List<Judged> judged, ToDoubleFunction<Judged> figure) {
        return judged.stream().mapToDouble(figure).average().orElse(0);
    }

    /** Names a class of texts. */
    private interface Naming {
        String of(int key);
    }

    private static List<Slice> slices(List<Judged> judged, ToIntFunction<Judged> key, Naming naming, int classes) {
        var slices = new ArrayList<Slice>();
        for (int k = 0; k < classes; k++) {
            int which = k;
            List<Judged> part =
                    judged.stream().filter(one -> key.applyAsInt(one) == which).toList();
            if (!part.isEmpty()) {
                slices.add(new Slice(naming.of(k), part.size(), mean(part, one -> one.isRight() ? 1 : 0)));
            }
        }
        return slices;
    }

    private static int lengthClass(Judged one) {
        int k = 0;
        while (one.tokens() >= LENGTHS[k + 1]) {
            k++;
        }
        return k;
    }

    private static String lengthName(int k) {
        return LENGTHS[k + 1] == Integer.MAX_VALUE
                ? LENGTHS[k] + " tokens or more"
                : LENGTHS[k] + " to " + (LENGTHS[k + 1] - 1) + " tokens";
    }
}
