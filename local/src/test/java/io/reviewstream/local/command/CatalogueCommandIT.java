package io.reviewstream.local.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.local.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of works to identifiers in the stored reviews. */
final class CatalogueCommandIT {
    @TempDir
    Path folder;

    @Test
    void linksReviewsToThePublishedCatalogue() throws IOException {
        Path works = Files.writeString(
                folder.resolve("works.csv"),
                "name,year,people,identifiers\nThe Long Pier,1994,Anna Keller,x:1\nThe Long Pier,2011,Otto Berg,x:2|y:2\n");
        Path reviews = Files.writeString(
                folder.resolve("reviews.jsonl"),
                "{\"id\":\"a\",\"text\":\"'The Long Pier' by Otto Berg is a moving film.\"}\n"
                        + "{\"id\":\"b\",\"text\":\"What a bore.\",\"itemReviewed\":{\"name\":\"Long Pier\",\"year\":1994}}\n");
        try (var kafka = EmbeddedKafka.start(folder.resolve("broker"))) {
            Cli published =
                    Cli.run("catalogue", "publish", works.toString(), "--bootstrap-servers", kafka.bootstrapServers());
            assertThat(published.exitCode()).as(published.err()).isZero();
            assertThat(published.outLines()).containsExactly("published 2 entries to reviews.catalogue");

            Cli cli = Cli.run(
                    "run",
                    "--from",
                    reviews.toString(),
                    "--to",
                    folder.resolve("out").toString(),
                    "--bootstrap-servers",
                    kafka.bootstrapServers(),
                    "--catalogue-topic");

            assertThat(cli.exitCode()).as(cli.err()).isZero();
        }
        assertThat(StoredReviews.in(folder.resolve("out")))
                .extracting(review -> review.id() + " "
                        + requireNonNull(review.enrichment().itemReviewed()).sameAs())
                .containsExactlyInAnyOrder("a " + List.of("x:2", "y:2"), "b " + List.of("x:1"));
    }
}
