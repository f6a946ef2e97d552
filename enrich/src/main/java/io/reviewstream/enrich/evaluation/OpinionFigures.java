package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.sentiment.KnownWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Aspects, kinds of things, ratings and languages measured on a folder of labelled data.
 *
 * @param aspects against annotation by hand
 * @param categories aspects against annotated sentences on restaurants and laptops, those that the vocabularies were not written
 *     with
 * @param terms polarity of annotated terms in sentences on restaurants and television sets
 * @param types what kinds of things film reviews, and sentences on restaurants and laptops, are said to be of
 * @param ratings in texts against those beside them
 * @param marks what they do for the verdict on short texts
 * @param languages one result a file, those rows only that the language model was not made with
 */
public record OpinionFigures(
        AspectEvaluation.Result aspects,
        List<AspectEvaluation.Score> categories,
        List<TermEvaluation.Result> terms,
        List<TypeEvaluation.Result> types,
        RatingEvaluation.Result ratings,
        MarkEvaluation.Result marks,
        List<LanguageEvaluation.Result> languages) {
    private static final int SHORTEST_TEXT = 20;

    public OpinionFigures {
        categories = List.copyOf(categories);
        terms = List.copyOf(terms);
        types = List.copyOf(types);
        languages = List.copyOf(languages);
    }

    /**
     * Measures on the files of a folder by their usual names: {@code aspects-film-dev}, {@code acos-…-train},
     * {@code absa-…-train}, {@code imdb-train}, {@code rt-critics-train}, and {@code lang-CODE-…-sample}, each {@code .jsonl.gz}.
     *
     * @throws IOException when a file cannot be read
     */
    public static OpinionFigures of(Path folder) throws IOException {
        var sentiments = new SentimentAnalyser(SentimentModel.standard());
        var names = new NameReader();
        var ratings = new RatingFinder();
        Function<Document, Opinions> opinions =
                document -> sentiments.analyse(document, KnownWords.of(names.read(document), ratings));
        var aspects = new AspectEvaluation(new AspectFinder(), opinions)
                .evaluate(folder.resolve("aspects-film-dev.jsonl.gz"));
        Path reviews = folder.resolve("imdb-train.jsonl.gz");
        var evaluation = new LanguageEvaluation(new LanguageDetector(), SHORTEST_TEXT);
        var languages = new ArrayList<LanguageEvaluation.Result>();
        for (Path sample : samples(folder)) {
            String code = sample.getFileName().toString().split("-")[1];
            languages.add(evaluation.evaluate(sample, code, true));
        }
        languages.add(evaluation.evaluate(reviews, "en", true));
        var categories = new CategoryEvaluation(new AspectFinder(), opinions);
        var terms = new TermEvaluation(new AspectFinder(), opinions);
        ReviewAnalyser analyser = ReviewAnalyser.standard();
        var types = new TypeEvaluation(analyser);
        return new OpinionFigures(
                aspects,
                List.of(
                        categories.evaluate(folder.resolve("acos-restaurants16-train.jsonl.gz"), "restaurant"),
                        categories.evaluate(folder.resolve("acos-laptops-train.jsonl.gz"), "product")),
                List.of(
                        terms.evaluate(folder.resolve("absa-restaurants14-train.jsonl.gz"), "restaurant"),
                        terms.evaluate(folder.resolve("absa-mams-train.jsonl.gz"), "restaurant"),
                        terms.evaluate(folder.resolve("absa-tv-train.jsonl.gz"), "product")),
                List.of(
                        types.evaluate(reviews, Set.of("Movie", "TVSeries")),
                        types.evaluate(folder.resolve("absa-restaurants14-train.jsonl.gz"), Set.of("Restaurant")),
                        types.evaluate(folder.resolve("acos-laptops-train.jsonl.gz"), Set.of("Product"))),
                new RatingEvaluation(ratings).evaluate(reviews),
                new MarkEvaluation(analyser).evaluate(folder.resolve("rt-critics-train.jsonl.gz")),
                languages);
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("lang-[a-z]+-.*\\.jsonl\\.gz"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The share of all texts but the English ones whose language is told right. */
    public double otherLanguages() {
        int texts = 0;
        int right = 0;
        for (LanguageEvaluation.Result language : languages) {
            if (!language.code().equals("en")) {
                texts += language.texts();
                right += language.right();
            }
        }
        return texts == 0 ? 0 : (double) right / texts;
    }

    /** One line a figure, for people. */
    public String describe() {
        var text = new StringBuilder();
        line(text, "aspect and polarity, once a review", aspects.perReview());
        line(text, "aspect and polarity, once a sentence", aspects.perSentence());
        for (AspectEvaluation.Score side : aspects.perSide()) {
            line(text, "  " + side.side(), side);
        }
        for (AspectEvaluation.Score score : categories) {
            line(text, "aspect and polarity, " + score.side(), score);
        }
        for (TermEvaluation.Result term : terms) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %.4f  (%d of %d found, of %d annotated)%n",
                    "polarity of terms, " + term.domain(),
                    (double) term.right() / Math.max(1, term.found()),
                    term.right(),
                    term.found(),
                    term.terms()));
        }
        for (TypeEvaluation.Result type : types) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %.4f  (%d of %d told, of %d; else %s)%n",
                    "type, " + type.set(),
                    type.precision(),
                    type.right(),
                    type.texts() - type.none(),
                    type.texts(),
                    new TreeMap<>(type.instead())));
        }
        text.append(String.format(
                Locale.ROOT,
                "%-36s %d of %d reviews; right to half a point of ten %.4f, to a point and a half %.4f%n",
                "rating in the text",
                ratings.found(),
                ratings.reviews(),
                (double) ratings.exact() / Math.max(1, ratings.found()),
                (double) ratings.near() / Math.max(1, ratings.found())));
        text.append(String.format(
                Locale.ROOT,
                "%-36s by the words %.4f, with a mark of four or five behind them %.4f (of %d)%n",
                "verdict right on critics' sentences",
                (double) marks.byWords() / Math.max(1, marks.texts()),
                (double) marks.withMark() / Math.max(1, marks.texts()),
                marks.texts()));
        for (LanguageEvaluation.Result language : languages) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %.4f  (%d of %d)%n",
                    "language " + language.code(),
                    language.share(),
                    language.right(),
                    language.texts()));
        }
        text.append(String.format(Locale.ROOT, "%-36s %.4f%n", "language, all but English", otherLanguages()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, AspectEvaluation.Score score) {
        text.append(String.format(
                Locale.ROOT,
                "%-36s F1 %.4f  precision %.4f  recall %.4f  (%d right, %d found, %d annotated)%n",
                name,
                score.f1(),
                score.precision(),
                score.recall(),
                score.right(),
                score.found(),
                score.annotated()));
    }
}
