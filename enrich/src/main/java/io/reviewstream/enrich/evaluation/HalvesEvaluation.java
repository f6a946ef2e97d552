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
 * Learns titles and people from one half of the films and measures on each half: {@code HalvesEvaluation FOLDER}. The
 * half not learned from tells how well films do that nobody has seen. A tool; nothing here runs in the pipeline.
 */
public final class HalvesEvaluation {
    private HalvesEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: HalvesEvaluation FOLDER");
        }
        Path folder = Path.of(arguments[0]);
        FilmReviews films = FilmReviews.read(folder);
        LinearModel titles = TitleTraining.learn(films, 0);
        LinearModel people = PeopleTraining.learn(films, 0);
        var nameReader = new NameReader();
        var evaluation = new MetadataEvaluation(
                nameReader,
                new ItemFinder(nameReader, titles),
                new PeopleFinder(nameReader, people),
                new GenreFinder());
        System.out.println("learned from this half\n"
                + evaluation.evaluate(films, review -> review.isOf(0)).describe());
        System.out.println("not learned from this half\n"
                + evaluation.evaluate(films, review -> review.isOf(1)).describe());
    }
}
