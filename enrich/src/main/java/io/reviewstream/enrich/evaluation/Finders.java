package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Person;
import io.reviewstream.events.RawReview;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The finders that are measured, asked one after the other as the analysis does. */
record Finders(NameReader nameReader, ItemFinder itemFinder, PeopleFinder peopleFinder) {
    /** Those that come with the project, the same for every review. */
    static Function<FilmReviews.Review, Finders> standard() {
        var nameReader = new NameReader();
        var finders = new Finders(nameReader, new ItemFinder(nameReader), new PeopleFinder(nameReader));
        return review -> finders;
    }

    /** What is found in a review. */
    Found find(FilmReviews.Review review) {
        Names names = nameReader.read(Document.of(review.text()));
        ItemReviewed item = itemFinder
                .find(names, RawReview.ofText(review.id(), "evaluation", review.text()))
                .orElse(null);
        List<Person> people = peopleFinder.find(names, item, null);
        return new Found(names.document(), item == null || PeopleFinder.isSomebody(item, people) ? null : item, people);
    }

    /** What is found in one review. */
    record Found(Document document, @Nullable ItemReviewed item, List<Person> people) {}
}
