package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
    private static final Instant DAY = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void saysWhatChangedWithExamples() {
        Path old = folder.resolve("old");
        Path newer = folder.resolve("new");
        new SmallStore(old)
                .batch(
                        DAY,
                        review("a", 1, "Fine.", "1", "negative", -0.5, "Lanterns", "story", "negative"),
                        review("b", 1, "Good.", "1", "positive", 0.5, "Lanterns", "acting", "positive"),
                        review("c", 1, "Old words.", "1", "positive", 0.5, "Lanterns", "acting", "positive"),
                        review("d", 1, "Gone.", "1", "positive", 0.5, "Lanterns", "acting", "positive"))
                .batch(DAY, review("a", 2, "Fine now.", "1", "mixed", 0.1, "Lanterns", "story", "negative"));
        new SmallStore(newer)
                .batch(
                        DAY,
                        review("a", 1, "Fine now.", "2", "positive", 0.4, "Lanterns", "story", "positive"),
                        review("b", 1, "Good.", "2", "positive", 0.5, "Harbour", "acting", "positive"),
                        review("c", 1, "New words.", "2", "negative", -0.5, "Lanterns", "acting", "positive"));

        Cli cli = Cli.run("diff", old.toString(), newer.toString());

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.outLines())
                .containsExactly(
                        "3 reviews in both, 1 only in the first, 0 only in the second; 1 with other words are not"
                                + " compared",
                        "analysis 1 and 2",
                        "2 of 2 changed",
                        "language        0 changed",
                        "label           1 changed: mixed → positive 1",
                        "    a: mixed → positive",
                        "title           1 changed",
                        "    b: Lanterns (2021) → Harbour (2021)",
                        "people          0 changed",
                        "aspects         1 changed",
                        "    a: story- → story+",
                        "genres          0 changed",
                        "rating          0 changed",
                        "recommendation  0 changed",
                        "score           1 changed, by 0.300 on average");
        assertThat(Cli.run("diff", "--json", old.toString(), newer.toString()).outLines())
                .containsExactly(
                        "{\"id\":\"a\",\"label\":[\"mixed\",\"positive\"],\"aspects\":[\"story-\",\"story+\"],"
                                + "\"score\":[0.1,0.4]}",
                        "{\"id\":\"b\",\"title\":[\"Lanterns (2021)\",\"Harbour (2021)\"]}");
        assertThat(Cli.run("diff", "--examples", "0", old.toString(), newer.toString())
                        .outLines())
                .hasSize(12);
    }

    @Test
    void refusesWhatIsNoStore() {
        new SmallStore(folder.resolve("old")).batch(DAY, SmallStore.json("a", 1));

        assertThat(Cli.run("diff", folder.resolve("old").toString(), "nothing").errLines())
                .singleElement()
                .asString()
                .startsWith("reviewstream: store " + folder.resolve("old") + " holds what is no enriched review: ");
        assertThat(Cli.run("diff", folder.toString(), "nothing").errLines())
                .containsExactly("reviewstream: " + folder + " is no store of this kind: it has no folder _manifest");
        assertThat(Cli.run("diff", "nothing", "nothing"))
                .isEqualTo(new Cli(
                        2, "", "reviewstream: there is no folder nothing; diff takes what was given as --to\n"));
    }

    private static String review(
            String id,
            int revision,
            String text,
            String version,
            String label,
            double score,
            String title,
            String aspect,
            String aspectLabel) {
        return """
                {"id":"%s","revision":%d,"review":{"id":"%s","revision":1,"source":"s","text":"%s"},\
                "enrichment":{"language":{"code":"en","confidence":1.0,"supported":true},\
                "sentiment":{"label":"%s","score":%s,"magnitude":1.0,"confidence":0.9,"predictedRating":5.0,"sentences":[],\
                "evidence":[],"rest":0.0},"itemReviewed":{"name":"%s","year":2021,"sameAs":[],"confidence":1.0,\
                "mentions":[],"candidates":[]},"people":[],"genres":[],"genreMentions":[],\
                "aspects":[{"aspect":"%s","label":"%s","score":0.5,"mentions":[]}],"positiveNotes":[],"negativeNotes":[],\
                "recommendation":{"verdict":"unclear","mentions":[]},"spoiler":{"likely":false,"mentions":[]},\
                "keyPhrases":[],"statistics":{"words":1,"sentences":1,"readingSeconds":1}},\
                "provenance":{"publishedAt":"2026-11-23T10:00:00Z","enrichedAt":"2026-11-23T10:00:00Z",\
                "analysisVersion":"%s"}}""".formatted(id, revision, id, text, label, score, title, aspect, aspectLabel, version);
    }
}
