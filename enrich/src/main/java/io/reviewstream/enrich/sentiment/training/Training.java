package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.Calibration;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Makes a {@link SentimentModel} from texts. The same inputs, settings and seed give the same bytes.
 *
 * <p>First the weights are learnt without every fifth group of texts, which calibrate them and say how good they are; then
 * they are learnt anew from all.
 */
public final class Training {
    private static final int LEAST_FREQUENCY = 3;
    private static final int BUCKET_BITS = 17;
    private static final double SENTENCE_SHARE = 0.4;
    private static final int RESCALING_SAMPLE = 4_000;
    private static final float[] ONE = {1};

    private final Settings settings;
    private final Progress progress;

    public Training(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What to train from and how.
     *
     * @param data labelled reviews: JSON Lines files or aclImdb folders, at least one
     * @param unlabelled reviews without labels; may be empty
     * @param sentences labelled sentences and phrases; may be empty
     * @param seed of everything random
     * @param teachers whether teachers label the unlabelled reviews with document vectors too, which takes longest
     * @param finalFit whether to learn anew from all texts, held-out ones included, once the figures are known
     * @param ngrams how many n-grams to keep at most
     */
    public record Settings(
            List<Path> data,
            List<Path> unlabelled,
            List<Path> sentences,
            long seed,
            boolean teachers,
            boolean finalFit,
            int ngrams) {
        /** How many n-grams there is room for in 2 MB. */
        public static final int STANDARD_NGRAMS = 260_000;

        public Settings {
            data = List.copyOf(data);
            unlabelled = List.copyOf(unlabelled);
            sentences = List.copyOf(sentences);
            if (data.isEmpty()) {
                throw new IllegalArgumentException("no labelled data given");
            }
        }
    }

    /** Hears what is being done. */
    @FunctionalInterface
    public interface Progress {
        void at(String step);
    }

    /**
     * What came of it.
     *
     * @param model to be written with {@link SentimentModel#write}
     * @param documents labelled reviews that were learnt from
     * @param unlabelled reviews without labels
     * @param sentences sentences and phrases
     * @param ngrams how many n-grams have weights
     * @param heldOut how the weights, learnt without them, judge the held-out reviews
     * @param heldOutSentences the same for held-out sentences
     */
    public record Report(
            SentimentModel model,
            int documents,
            int unlabelled,
            int sentences,
            int ngrams,
            Evaluation.Result heldOut,
            Evaluation.Result heldOutSentences) {}

    /**
     * Trains.
     *
     * @throws IOException when an input can't be read or holds nothing to learn from
     */
    public Report run() throws IOException {
        progress.at("reading");
        List<Example> documents = labelled(Corpus.read(settings.data()));
        List<Example> unlabelled = Corpus.read(settings.unlabelled());
        List<Example> sentences = distinct(labelled(Corpus.read(settings.sentences())));
        try (var workers = new Workers()) {
            List<Example> heldOutDocuments =
                    documents.stream().filter(Example::isHeldOut).toList();
            List<Example> heldOutSentences =
                    sentences.stream().filter(Example::isHeldOut).toList();
            List<Example> learntDocuments =
                    documents.stream().filter(example -> !example.isHeldOut()).toList();
            List<Example> learntSentences =
                    sentences.stream().filter(example -> !example.isHeldOut()).toList();
            if (heldOutDocuments.isEmpty() || learntDocuments.isEmpty()) {
                throw new IOException("too few labelled reviews: some must be held out to calibrate");
            }
            TablePruning first = weights(learntDocuments, unlabelled, learntSentences, workers);
            progress.at("calibrating");
            var heldOut = new ArrayList<>(heldOutDocuments);
            heldOut.addAll(heldOutSentences);
            List<Calibrating.HeldOut> texts = heldOut(heldOut, first, workers);
            Calibration calibration = Calibrating.fit(texts);
            Evaluation.Result documentFigures = crossFitted(heldOut, texts, 0, heldOutDocuments.size());
            Evaluation.Result sentenceFigures = crossFitted(heldOut, texts, heldOutDocuments.size(), heldOut.size());
            var model = new SentimentModel(first.table(), calibration);
            int ngrams = first.kept();
            if (settings.finalFit()) {
                TablePruning all = weights(documents, unlabelled, sentences, workers);
                model = new SentimentModel(
                        all.table(),
                        rescaled(calibration, first, all, unlabelled.isEmpty() ? documents : unlabelled, workers));
                ngrams = all.kept();
            }
            return new Report(
                    model,
                    documents.size(),
                    unlabelled.size(),
                    sentences.size(),
                    ngrams,
                    documentFigures,
                    sentenceFigures);
        }
    }

    private TablePruning weights(
            List<Example> documents, List<Example> unlabelled, List<Example> sentences, Workers workers) {
        progress.at("counting n-grams of " + documents.size() + " reviews, " + unlabelled.size() + " unlabelled, "
                + sentences.size() + " sentences");
        var texts = new ArrayList<String>();
        documents.forEach(example -> texts.add(example.text()));
        unlabelled.forEach(example -> texts.add(example.text()));
        int reviews = texts.size();
        sentences.forEach(example -> texts.add(example.text()));
        NGramMatrix matrix = NGramMatrix.of(Tokens.of(texts, workers), LEAST_FREQUENCY, workers);
        int[] labelledRows = rows(0, documents.size());
        int[] unlabelledRows = rows(documents.size(), reviews);
        float[] targets = targets(documents);
        if (!unlabelled.isEmpty()) {
            progress.at("teaching with " + matrix.width() + " n-grams");
            float[] soft = new Teacher(matrix, workers, settings.seed())
                    .label(labelledRows, targets, unlabelledRows, settings.teachers());
            targets = Heads.concat(targets, soft);
        }
        progress.at("learning weights");
        var importance = new float[sentences.size()];
        Arrays.fill(importance, 1);
        Heads heads = Heads.fit(
                matrix,
                rows(0, reviews),
                targets,
                rows(reviews, texts.size()),
                targets(sentences),
                importance,
                workers);
        progress.at("pruning");
        return TablePruning.of(
                matrix,
                heads.document(),
                heads.sentence(),
                settings.ngrams(),
                BUCKET_BITS,
                sentences.isEmpty() ? 0 : SENTENCE_SHARE);
    }

    private static List<Calibrating.HeldOut> heldOut(List<Example> examples, TablePruning weights, Workers workers) {
        // Margins do not depend on the calibration, so any will do here.
        var any = new Calibration(ONE, ONE, ONE, ONE, 1, ONE, ONE);
        var analyser = new SentimentAnalyser(new SentimentModel(weights.table(), any));
        Margins[] margins = TextMargins.of(examples, analyser, workers);
        var texts = new ArrayList<Calibrating.HeldOut>(examples.size());
        for (int i = 0; i < margins.length; i++) {
            Example example = examples.get(i);
            texts.add(new Calibrating.HeldOut(margins[i], example.target(), example.rating()));
        }
        return texts;
    }

    /** Figures of texts {@code from} to before {@code to}, each judged by a calibration fitted without its half. */
    private static Evaluation.Result crossFitted(
            List<Example> examples, List<Calibrating.HeldOut> texts, int from, int to) {
        var judged = new ArrayList<Evaluation.Judged>();
        for (int half = 0; half < 2; half++) {
            var others = new ArrayList<Calibrating.HeldOut>();
            for (int i = 0; i < texts.size(); i++) {
                if (half(examples.get(i)) != half) {
                    others.add(texts.get(i));
                }
            }
            Calibration calibration = Calibrating.fit(others);
            for (int i = from; i < to; i++) {
                if (half(examples.get(i)) == half) {
                    Calibrating.HeldOut text = texts.get(i);
                    double logit = Calibrating.logit(calibration, text.margins());
                    judged.add(new Evaluation.Judged(
                            text.target(),
                            text.rating(),
                            text.margins().tokens(),
                            1 / (1 + Math.exp(-logit)),
                            calibration.rating(logit)));
                }
            }
        }
        return Evaluation.Result.of(judged);
    }

    /** The calibration for other weights: their margins are brought to the spread of those it was fitted to. */
    private static Calibration rescaled(
            Calibration calibration, TablePruning from, TablePruning to, List<Example> texts, Workers workers) {
        List<Example> sample = texts.subList(0, Math.min(texts.size(), RESCALING_SAMPLE));
        double document = 0;
        double sentence = 0;
        double documentTo = 0;
        double sentenceTo = 0;
        List<Calibrating.HeldOut> before = heldOut(sample, from, workers);
        List<Calibrating.HeldOut> after = heldOut(sample, to, workers);
        for (int i = 0; i < before.size(); i++) {
            document += Math.abs(before.get(i).margins().document());
            sentence += Math.abs(before.get(i).margins().sentence());
            documentTo += Math.abs(after.get(i).margins().document());
            sentenceTo += Math.abs(after.get(i).margins().sentence());
        }
        float documentFactor = (float) (document / documentTo);
        float sentenceFactor = (float) (sentence / sentenceTo);
        return new Calibration(
                calibration.tokens(),
                times(calibration.documentSlopes(), documentFactor),
                times(calibration.sentenceSlopes(), sentenceFactor),
                calibration.biases(),
                calibration.stretchSlope() * sentenceFactor,
                calibration.ratingLogits(),
                calibration.ratings());
    }

    private static float[] times(float[] values, float factor) {
        var scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }

    private static int half(Example example) {
        String key = example.group().isEmpty() ? example.text() : example.group();
        return key.hashCode() >>> 7 & 1;
    }

    private static List<Example> labelled(List<Example> examples) {
        return examples.stream().filter(Example::isLabelled).toList();
    }

    /** The first of each text: phrases such as "the" stand in many trees. */
    private static List<Example> distinct(List<Example> examples) {
        var seen = new HashSet<String>();
        return examples.stream().filter(example -> seen.add(example.text())).toList();
    }

    private static int[] rows(int from, int to) {
        var rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return rows;
    }

    private static float[] targets(List<Example> examples) {
        var targets = new float[examples.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = examples.get(i).target();
        }
        return targets;
    }
}
