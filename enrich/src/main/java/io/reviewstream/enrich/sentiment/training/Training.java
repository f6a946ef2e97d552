package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.sentiment.Calibration;
import io.reviewstream.enrich.sentiment.SentenceFilters;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link SentimentModel} from texts. The same inputs, settings and seed give the same bytes.
 *
 * <p>First the weights are learnt without every fifth group of texts, which calibrate them and say how good they are; then
 * they are learnt anew from all.
 */
public final class Training {
    private static final int LEAST_FREQUENCY = 3;
    private static final int BUCKET_BITS = 17;
    private static final int DOCUMENTS_HELD_OUT = 5;
    private static final int SENTENCES_HELD_OUT = 10;
    private static final double SENTENCE_SHARE = 0.4;
    private static final int RESCALING_SAMPLE = 4_000;
    /** Shorter texts are phrases of others and would be counted twice. */
    private static final int SHORTEST_PASSAGE = 60;

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
     * @param work a folder that keeps what takes long to learn; null to keep nothing
     */
    public record Settings(
            List<Path> data,
            List<Path> unlabelled,
            List<Path> sentences,
            long seed,
            boolean teachers,
            boolean finalFit,
            int ngrams,
            @Nullable Path work) {
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
     * @param heldOutByInput the same for each labelled input by itself
     * @param heldOutSentences the same for held-out sentences
     */
    public record Report(
            SentimentModel model,
            int documents,
            int unlabelled,
            int sentences,
            int ngrams,
            Evaluation.Result heldOut,
            List<InputFigures> heldOutByInput,
            Evaluation.Result heldOutSentences) {
        public Report {
            heldOutByInput = List.copyOf(heldOutByInput);
        }

        /** The report for people to read. */
        public String text() {
            return "learnt from " + documents + " reviews, " + unlabelled + " unlabelled ones, " + sentences
                    + " sentences and phrases; " + ngrams + " n-grams have weights\n"
                    + "held-out reviews, judged by weights learnt without them\n" + heldOut.text()
                    + heldOutByInput.stream()
                            .map(input -> "held-out reviews of " + input.input() + "\n"
                                    + input.figures().text())
                            .collect(Collectors.joining())
                    + (heldOutSentences.texts() == 0
                            ? ""
                            : "held-out sentences and phrases\n" + heldOutSentences.text());
        }
    }

    /** Figures of the reviews held out of one input, named as its file or folder is. */
    public record InputFigures(String input, Evaluation.Result figures) {}

    /**
     * Trains.
     *
     * @throws IOException when an input can't be read or holds nothing to learn from
     */
    public Report run() throws IOException {
        progress.at("reading");
        var documents = new ArrayList<Example>();
        var unlabelled = new ArrayList<Example>();
        var heldOutSizes = new ArrayList<Integer>();
        for (Path input : settings.data()) {
            List<Example> examples = Corpus.read(input);
            List<Example> labelled = labelled(examples);
            heldOutSizes.add(heldOut(labelled, DOCUMENTS_HELD_OUT).size());
            documents.addAll(labelled);
            examples.stream().filter(example -> !example.isLabelled()).forEach(unlabelled::add);
        }
        unlabelled.addAll(Corpus.read(settings.unlabelled()));
        List<Example> sentences = distinct(labelled(Corpus.read(settings.sentences())));
        var checkpoints = new Checkpoints(settings.work(), List.of(documents, unlabelled, sentences), settings.seed());
        try (var workers = new Workers()) {
            List<Example> heldOutDocuments = heldOut(documents, DOCUMENTS_HELD_OUT);
            List<Example> heldOutSentences = heldOut(sentences, SENTENCES_HELD_OUT);
            if (heldOutDocuments.isEmpty() || heldOutDocuments.size() == documents.size()) {
                throw new IOException("too few labelled reviews: some must be held out to calibrate");
            }
            progress.at("counting n-grams of " + documents.size() + " reviews, " + unlabelled.size() + " unlabelled, "
                    + sentences.size() + " sentences");
            NGramMatrix matrix = NGramMatrix.of(
                    Tokens.of(texts(List.of(documents, unlabelled, sentences)), workers), LEAST_FREQUENCY, workers);
            int[] unlabelledRows = rows(unlabelled, documents.size(), example -> true);
            int firstSentence = documents.size() + unlabelled.size();
            int[] learntDocuments = rows(documents, 0, example -> !example.isHeldOut(DOCUMENTS_HELD_OUT));
            int[] learntSentences = rows(sentences, firstSentence, example -> !example.isHeldOut(SENTENCES_HELD_OUT));
            float[] targets = targets(List.of(documents, unlabelled, sentences));
            if (!unlabelled.isEmpty()) {
                progress.at("teaching with " + matrix.width() + " n-grams");
                int[] others = rows(documents, 0, example -> example.isHeldOut(DOCUMENTS_HELD_OUT));
                float[] soft = new Teacher(matrix, workers, checkpoints, settings.seed())
                        .label(learntDocuments, targets, unlabelledRows, others, settings.teachers());
                System.arraycopy(soft, 0, targets, documents.size(), soft.length);
            }
            SentenceFilters network = network(documents, unlabelled, sentences, checkpoints, workers);
            progress.at("learning weights");
            Heads heads = heads(
                    "heads",
                    checkpoints,
                    () -> Heads.fit(
                            matrix,
                            Heads.concat(learntDocuments, unlabelledRows),
                            learntSentences,
                            targets,
                            null,
                            workers));
            TablePruning first = pruned(matrix, heads, sentences);
            progress.at("calibrating");
            var heldOut = new ArrayList<>(heldOutDocuments);
            heldOut.addAll(heldOutSentences);
            List<Calibrating.HeldOut> texts = margins(heldOut, first, network, workers);
            Calibration calibration = Calibrating.fit(texts);
            List<Evaluation.Judged> judged = crossFitted(heldOut, texts);
            Evaluation.Result documentFigures = Evaluation.Result.of(judged.subList(0, heldOutDocuments.size()));
            Evaluation.Result sentenceFigures =
                    Evaluation.Result.of(judged.subList(heldOutDocuments.size(), judged.size()));
            var model = new SentimentModel(first.table(), network, calibration);
            int ngrams = first.kept();
            if (settings.finalFit()) {
                progress.at("learning weights from all");
                int[] allDocuments = rows(documents, 0, example -> true);
                int[] allSentences = rows(sentences, firstSentence, example -> true);
                Heads start = heads;
                heads = heads(
                        "heads-of-all",
                        checkpoints,
                        () -> Heads.fit(
                                matrix,
                                Heads.concat(allDocuments, unlabelledRows),
                                allSentences,
                                targets,
                                start,
                                workers));
                TablePruning all = pruned(matrix, heads, sentences);
                List<Example> sample = unlabelled.isEmpty() ? documents : unlabelled;
                model = new SentimentModel(
                        all.table(), network, rescaled(calibration, first, all, network, sample, workers));
                ngrams = all.kept();
            }
            return new Report(
                    model,
                    documents.size(),
                    unlabelled.size(),
                    sentences.size(),
                    ngrams,
                    documentFigures,
                    byInput(heldOutSizes, judged),
                    sentenceFigures);
        }
    }

    private Heads heads(String name, Checkpoints checkpoints, Supplier<Heads> fit) throws IOException {
        float[] both = checkpoints.floats(settings.teachers() ? name + "-taught" : name, () -> {
            Heads learnt = fit.get();
            float[] joined = Arrays.copyOf(learnt.document(), 2 * learnt.document().length);
            System.arraycopy(learnt.sentence(), 0, joined, joined.length / 2, joined.length / 2);
            return joined;
        });
        return new Heads(Arrays.copyOf(both, both.length / 2), Arrays.copyOfRange(both, both.length / 2, both.length));
    }

    private TablePruning pruned(NGramMatrix matrix, Heads heads, List<Example> sentences) {
        progress.at("pruning");
        return TablePruning.of(
                matrix,
                heads.document(),
                heads.sentence(),
                settings.ngrams(),
                BUCKET_BITS,
                sentences.isEmpty() ? 0 : SENTENCE_SHARE);
    }

    /** Learnt once, without the held-out sentences, so that its margins stay those that are calibrated. */
    private SentenceFilters network(
            List<Example> documents,
            List<Example> unlabelled,
            List<Example> sentences,
            Checkpoints checkpoints,
            Workers workers)
            throws IOException {
        if (sentences.isEmpty()) {
            return SentenceFilters.none();
        }
        WordVectors vectors = wordVectors(documents, unlabelled, sentences, checkpoints, workers);
        progress.at("learning the sentence network");
        List<Example> learnt = sentences.stream()
                .filter(example -> !example.isHeldOut(SENTENCES_HELD_OUT))
                .toList();
        return NetworkLearning.learn(learnt, vectors, settings.seed(), workers);
    }

    /** Words' vectors need no labels, so they are learnt once, from all texts. */
    private WordVectors wordVectors(
            List<Example> documents,
            List<Example> unlabelled,
            List<Example> sentences,
            Checkpoints checkpoints,
            Workers workers)
            throws IOException {
        progress.at("learning word vectors");
        var texts = new ArrayList<String>();
        for (List<Example> part : List.of(documents, unlabelled, sentences)) {
            for (Example example : part) {
                if (example.text().length() >= SHORTEST_PASSAGE) {
                    texts.add(example.text());
                }
            }
        }
        Collections.shuffle(texts, new Random(settings.seed()));
        return WordVectors.of(
                Tokens.of(texts, workers), NetworkLearning.SIZE, NetworkLearning.WORDS, settings.seed(), checkpoints);
    }

    private static List<Calibrating.HeldOut> margins(
            List<Example> examples, TablePruning ngrams, SentenceFilters network, Workers workers) {
        var analyser = new SentimentAnalyser(new SentimentModel(ngrams.table(), network, Calibrating.forMargins()));
        Margins[] margins = TextMargins.of(examples, analyser, workers);
        var longest = new HashMap<String, Integer>();
        for (int i = 0; i < margins.length; i++) {
            longest.merge(examples.get(i).group(), margins[i].tokens(), Math::max);
        }
        var texts = new ArrayList<Calibrating.HeldOut>(examples.size());
        for (int i = 0; i < margins.length; i++) {
            Example example = examples.get(i);
            boolean whole =
                    !example.group().isEmpty() && margins[i].tokens() == longest.getOrDefault(example.group(), 0);
            texts.add(new Calibrating.HeldOut(margins[i], example.target(), example.rating(), whole));
        }
        return texts;
    }

    /** The texts, in their order, each judged by a calibration fitted without its half. */
    private static List<Evaluation.Judged> crossFitted(List<Example> examples, List<Calibrating.HeldOut> texts) {
        var judged = new Evaluation.Judged[texts.size()];
        for (int half = 0; half < 2; half++) {
            var others = new ArrayList<Calibrating.HeldOut>();
            for (int i = 0; i < texts.size(); i++) {
                if (half(examples.get(i)) != half) {
                    others.add(texts.get(i));
                }
            }
            Calibration calibration = Calibrating.fit(others);
            for (int i = 0; i < texts.size(); i++) {
                if (half(examples.get(i)) == half) {
                    Calibrating.HeldOut text = texts.get(i);
                    double logit = Calibrating.logit(calibration, text.margins());
                    judged[i] = new Evaluation.Judged(
                            text.target(),
                            text.rating(),
                            text.margins().tokens(),
                            1 / (1 + Math.exp(-logit)),
                            calibration.rating(logit));
                }
            }
        }
        return List.of(judged);
    }

    /** Held-out reviews stand in the order of their inputs. */
    private List<InputFigures> byInput(List<Integer> heldOutSizes, List<Evaluation.Judged> judged) {
        var figures = new ArrayList<InputFigures>();
        int from = 0;
        for (int input = 0; input < heldOutSizes.size(); input++) {
            int to = from + heldOutSizes.get(input);
            if (to > from) {
                String name = String.valueOf(settings.data().get(input).getFileName());
                figures.add(new InputFigures(name, Evaluation.Result.of(judged.subList(from, to))));
            }
            from = to;
        }
        return figures;
    }

    /** The calibration for other weights: their margins are brought to the spread of those it was fitted to. */
    private static Calibration rescaled(
            Calibration calibration,
            TablePruning from,
            TablePruning to,
            SentenceFilters network,
            List<Example> texts,
            Workers workers) {
        List<Example> sample = texts.subList(0, Math.min(texts.size(), RESCALING_SAMPLE));
        double document = 0;
        double sentence = 0;
        double documentTo = 0;
        double sentenceTo = 0;
        List<Calibrating.HeldOut> before = margins(sample, from, network, workers);
        List<Calibrating.HeldOut> after = margins(sample, to, network, workers);
        for (int i = 0; i < before.size(); i++) {
            document += Math.abs(before.get(i).margins().document());
            sentence += Math.abs(before.get(i).margins().sentence());
            documentTo += Math.abs(after.get(i).margins().document());
            sentenceTo += Math.abs(after.get(i).margins().sentence());
        }
        return calibration.scaled((float) (document / documentTo), (float) (sentence / sentenceTo));
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

    private static List<Example> heldOut(List<Example> examples, int everyNth) {
        return examples.stream().filter(example -> example.isHeldOut(everyNth)).toList();
    }

    private static List<String> texts(List<List<Example>> parts) {
        return parts.stream().flatMap(List::stream).map(Example::text).toList();
    }

    /** The rows of the examples that are wanted, the first example being row {@code first}. */
    private static int[] rows(List<Example> examples, int first, Predicate<Example> wanted) {
        return IntStream.range(0, examples.size())
                .filter(i -> wanted.test(examples.get(i)))
                .map(i -> first + i)
                .toArray();
    }

    private static float[] targets(List<List<Example>> parts) {
        List<Example> all = parts.stream().flatMap(List::stream).toList();
        var targets = new float[all.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = all.get(i).target();
        }
        return targets;
    }
}
