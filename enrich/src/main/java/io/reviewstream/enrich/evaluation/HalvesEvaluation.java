package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.item.TitleModel;
import io.reviewstream.enrich.item.TitleTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.people.PeopleJudgements;
import io.reviewstream.enrich.people.PeopleModel;
import io.reviewstream.enrich.people.PeopleTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Learns titles and people from each half of the films and measures on the other, which tells how well films do that nobody has
 * seen: {@code HalvesEvaluation FOLDER JUDGED.tsv [COUNT SEED]}. With COUNT, so many of the people found there are drawn for
 * somebody to judge, half of them from either half. A tool; nothing here runs in the pipeline.
 */
public final class HalvesEvaluation {
    private HalvesEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 && arguments.length != 4) {
            throw new IllegalArgumentException("usage: HalvesEvaluation FOLDER JUDGED.tsv [COUNT SEED]");
        }
        Path folder = Path.of(arguments[0]);
        PeopleJudgements judgements = PeopleJudgements.read(Path.of(arguments[1]));
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        var random = new Random(arguments.length > 2 ? Long.parseLong(arguments[3]) : 0);
        FilmReviews films = FilmReviews.read(folder);
        List<FilmReviews.Review> unlabelled = FilmReviews.unlabelled(folder);
        for (int half = 0; half < 2; half++) {
            measure(films, half, unlabelled, judgements, count / 2, random);
        }
    }

    private static void measure(
            FilmReviews films,
            int half,
            List<FilmReviews.Review> unlabelled,
            PeopleJudgements judgements,
            int count,
            Random random)
            throws IOException {
        TitleModel titles = TitleTraining.learn(films, half, unlabelled);
        PeopleModel people = PeopleTraining.learn(films, half, unlabelled, judgements);
        var nameReader = new NameReader();
        var finders = new Finders(nameReader, new ItemFinder(nameReader, titles), new PeopleFinder(nameReader, people));
        System.out.println("learned from half " + half + ", measured on the other\n"
                + new MetadataEvaluation(finders)
                        .evaluate(films, review -> !review.isOf(half))
                        .describe());
        System.out.println(new JudgedEvaluation(finders).evaluate(films, judgements, review -> !review.isOf(half)));
        new PeopleSample(films, finders)
                .draw(review -> !review.isOf(half), count, random)
                .forEach(System.out::println);
    }
}
