package io.reviewstream.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class MetadataEvaluationTest {
    @TempDir
    private Path folder;

    @Test
    void countsWhatIsFound() throws IOException {
        write(
                "reviews.jsonl",
                "{\"id\":\"1\",\"imdbId\":\"t1\",\"text\":\"\\\"Night Trains\\\" is a drama film. Director Anna Berg made"
                        + " \\\"Night Trains\\\" with Tom Marsh, who plays Walter.\"}");
        write(
                "titles.jsonl",
                "{\"id\":\"1\",\"imdbId\":\"t1\",\"title\":\"The Night Trains\",\"year\":1987,\"genres\":[\"Drama\"],"
                        + "\"quoted\":true,\"distinctive\":true}");
        write(
                "people.jsonl",
                "{\"id\":\"1\",\"imdbId\":\"t1\",\"mentions\":[{\"name\":\"Anna Berg\",\"role\":\"director\"},"
                        + "{\"name\":\"Tom Marsh\",\"role\":\"actor\"}]}");
        write(
                "films.jsonl",
                "{\"imdbId\":\"t1\",\"title\":\"The Night Trains\",\"year\":1987,\"directors\":[\"Anna Berg\"],"
                        + "\"actors\":[]}");

        MetadataResult result = new MetadataEvaluation()
                .evaluate(new MetadataSettings(
                        folder.resolve("reviews.jsonl"),
                        folder.resolve("titles.jsonl"),
                        folder.resolve("people.jsonl"),
                        folder.resolve("films.jsonl")));

        assertThat(result)
                .isEqualTo(new MetadataResult(
                        1,
                        new Share(1, 1),
                        new Share(1, 1),
                        new Share(1, 1),
                        new Share(1, 1),
                        new Share(1, 1),
                        new Share(2, 2),
                        new Share(2, 2),
                        new Share(1, 2),
                        new Share(2, 2)));
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "REVIEWSTREAM_DATA",
            matches = ".+",
            disabledReason = "REVIEWSTREAM_DATA does not name a folder of labelled reviews")
    void findsMostTitlesAndPeopleOfLabelledReviews() throws IOException {
        MetadataResult result =
                new MetadataEvaluation().evaluate(MetadataSettings.in(Path.of(System.getenv("REVIEWSTREAM_DATA"))));

        assertThat(result.quotedRecall().value()).isGreaterThan(0.8);
        assertThat(result.peopleRecall().value()).isGreaterThan(0.9);
    }

    private void write(String name, String line) throws IOException {
        Files.writeString(folder.resolve(name), line + "\n");
    }
}
