package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueCommandTest {
    private static final String REVIEW = "\"the long pier\" is a moving film. Write to jo@example.org.";

    @TempDir
    Path folder;

    @Test
    void checksAFile() throws IOException {
        Path works = Files.writeString(
                folder.resolve("works.jsonl"), "{\"name\":\"The Long Pier\"}\n{\"name\":\"Trains\"}\n");

        Cli cli = Cli.run("catalogue", "check", works.toString());

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.outLines()).containsExactly("2 entries, all of them good");
    }

    @Test
    void countsASingleEntry() throws IOException {
        Path works = Files.writeString(folder.resolve("works.jsonl"), "{\"name\":\"The Long Pier\"}\n");

        assertThat(Cli.run("catalogue", "check", works.toString()).outLines()).containsExactly("1 entry, a good one");
    }

    @Test
    void doesNotCallAFileGoodThatHasNoEntries() throws IOException {
        Path works = Files.writeString(folder.resolve("works.csv"), "name,year\n");

        Cli cli = Cli.run("catalogue", "check", works.toString());

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines())
                .containsExactly("reviewstream: catalogue " + works + " has no entries; write a work a line");
    }

    @Test
    void namesBadRowsOneALineWhereverTheFileIsUsed() throws IOException {
        Path works = Files.writeString(folder.resolve("works.csv"), "name,year\nThe Long Pier,old\n,1994\n");
        String[] problems = {
            "reviewstream: catalogue " + works + ":2: year must be a whole number but was old",
            "reviewstream: catalogue " + works + ":3: name is required"
        };

        Cli checked = Cli.run("catalogue", "check", works.toString());
        Cli published = Cli.run("catalogue", "publish", works.toString(), "--bootstrap-servers", "localhost:1");
        Cli analysed = Cli.withInput(REVIEW, "analyze", "--catalogue", works.toString());

        for (Cli cli : new Cli[] {checked, published, analysed}) {
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.errLines()).containsExactly(problems);
        }
    }

    @Test
    void isUsedByAnalyze() throws IOException {
        Path works = Files.writeString(
                folder.resolve("works.jsonl"),
                "{\"name\":\"The Long Pier\",\"year\":1994,\"identifiers\":[\"x:1\"]}\n");

        Cli cli = Cli.withInput(REVIEW, "analyze", "--catalogue", works.toString(), "--mask-personal-data");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        EnrichedReview review = Json.mapper().readValue(cli.lastLine(), EnrichedReview.class);
        assertThat(review.enrichment().itemReviewed()).satisfies(item -> {
            assertThat(item.name()).isEqualTo("The Long Pier");
            assertThat(item.sameAs()).containsExactly("x:1");
        });
        assertThat(review.review().text()).endsWith("Write to [email#######].").hasSameSizeAs(REVIEW);
        assertThat(review.provenance().analysisVersion())
                .contains("+catalogue.")
                .endsWith("+masked");
    }

    @Test
    void saysWhatItNeeds() {
        Cli cli = Cli.run("catalogue");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.errLines()).first().isEqualTo("reviewstream: catalogue needs one of: check, publish");
    }
}
