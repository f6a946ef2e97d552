package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.genre.GenreFinder;
import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.item.TitleTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.people.PeopleTraining;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Learns titles and people from each half of the films and measures on both: {@code HalvesEvaluation FOLDER}. The half
 * not learned from tells how well films do that nobody has seen. A tool; nothing here runs in the pipeline.
 */
public final class HalvesEvaluation {
    private HalvesEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: HalvesEvaluation FOLDER");
        }
        Path folder = Path.of(arguments[0]);
        FilmReviews films = FilmReviews.read(folder);
        for (int half = 0; half < 2; half++) {
            measure(films, half);
        }
    }

    private static void measure(FilmReviews films, int half) {
        LinearModel titles = TitleTraining.learn(films, half);
        LinearModel people = PeopleTraining.learn(films, half);
        var nameReader = new NameReader();
        var evaluation = new MetadataEvaluation(
                nameReader,
                new ItemFinder(nameReader, titles),
                new PeopleFinder(nameReader, people),
                new GenreFinder());
        System.out.println("learned from half " + half + ", measured on it\n"
                + evaluation.evaluate(films, review -> review.isOf(half)).describe());
        System.out.println("learned from half " + half + ", measured on the other\n"
                + evaluation.evaluate(films, review -> review.isOf(1 - half)).describe());
    }
}
