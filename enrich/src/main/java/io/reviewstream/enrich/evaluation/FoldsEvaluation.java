package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.item.TitleModel;
import io.reviewstream.enrich.item.TitleTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.labelled.FilmReviews.Review;
import io.reviewstream.enrich.labelled.FurtherReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.people.KnownMakers;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.people.PeopleJudgements;
import io.reviewstream.enrich.people.PeopleModel;
import io.reviewstream.enrich.people.PeopleTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Cross-validation by film: {@code FoldsEvaluation FOLDER JUDGED.tsv KNOWN.txt FOLDS [COUNT SEED]} splits the films in so many folds, and
 * measures titles and people in each with what was learned from the others, which tells how well films do that nobody has seen.
 * With COUNT, so many of the people found are drawn for somebody to judge. A tool; nothing here runs in the pipeline.
 */
public final class FoldsEvaluation {
    private FoldsEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4 && arguments.length != 6) {
            throw new IllegalArgumentException("usage: FoldsEvaluation FOLDER JUDGED.tsv KNOWN.txt FOLDS [COUNT SEED]");
        }
        Path folder = Path.of(arguments[0]);
        int folds = Integer.parseInt(arguments[3]);
        if (folds < 2) {
            throw new IllegalArgumentException("at least two folds, not " + folds);
        }
        FilmReviews films = FilmReviews.read(folder);
        PeopleJudgements judgements = PeopleJudgements.read(Path.of(arguments[1]));
        KnownMakers known = KnownMakers.read(Path.of(arguments[2]));
        FurtherReviews further = FurtherReviews.read(folder);
        Function<Review, Finders> unseen = unseen(films, further, judgements, known, folds);
        System.out.println(new MetadataEvaluation(unseen).evaluate(films).describe());
        System.out.println(new JudgedEvaluation(unseen).evaluate(films, judgements));
        System.out.println(new FurtherEvaluation(unseen).evaluate(further));
        if (arguments.length == 6) {
            int count = Integer.parseInt(arguments[4]);
            var random = new Random(Long.parseLong(arguments[5]));
            new PeopleSample(films, unseen).draw(count, random).forEach(System.out::println);
        }
    }

    /** For each review finders that have learned from the films of the other folds. */
    private static Function<Review, Finders> unseen(
            FilmReviews films, FurtherReviews further, PeopleJudgements judgements, KnownMakers known, int folds) {
        var nameReader = new NameReader();
        var finders = new ArrayList<Finders>();
        for (int i = 0; i < folds; i++) {
            int fold = i;
            Predicate<Review> others = review -> review.fold(folds) != fold;
            TitleModel titles = TitleTraining.learn(films, others, further.only(others));
            PeopleModel people = PeopleTraining.learn(films, others, further.reviews(), judgements, known);
            finders.add(
                    new Finders(nameReader, new ItemFinder(nameReader, titles), new PeopleFinder(nameReader, people)));
        }
        return review -> finders.get(review.fold(folds));
    }
}
