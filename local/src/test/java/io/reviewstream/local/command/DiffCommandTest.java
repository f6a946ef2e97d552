package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.sink.files.Compression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                .startsWith("reviewstream: store " + folder.resolve("old") + ": date=2026-11-23/reviews.enriched-0-")
                .contains(".jsonl line 1 is no enriched review");
        assertThat(Cli.run("diff", folder.toString(), "nothing").errLines())
                .containsExactly("reviewstream: " + folder + " is no store of this kind: it has no folder _manifest");
        assertThat(Cli.run("diff", "nothing", "nothing"))
                .isEqualTo(new Cli(
                        2, "", "reviewstream: there is no folder nothing; diff takes what was given as --to\n"));
    }

    @Test
    void namesTheLineThatIsCutOff() throws IOException {
        Path file = damaged(Compression.NONE, bytes -> Arrays.copyOf(bytes, bytes.length - 20));

        assertThat(diffOfDamaged())
                .isEqualTo(
                        new Cli(
                                1,
                                "",
                                "reviewstream: store " + store() + ": " + store().relativize(file)
                                        + " line 2 is no enriched review (its provenance cannot be read); verify says whether and where the store is damaged\n"));
    }

    @Test
    void namesTheFieldThatCannotBeRead() throws IOException {
        Path file = damaged(
                Compression.NONE,
                bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("2026-11-23T", "2026-11-23t!")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(diffOfDamaged().errLines())
                .containsExactly("reviewstream: store " + store() + ": " + store().relativize(file)
                        + " line 1 is no enriched review (its provenance.publishedAt cannot be read); verify says"
                        + " whether and where the store is damaged");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void namesThePackedFileThatIsCutOff(Compression compression) throws IOException {
        Path file = damaged(compression, bytes -> Arrays.copyOf(bytes, bytes.length - 6));

        assertThat(diffOfDamaged().errLines())
                .singleElement()
                .asString()
                .startsWith("reviewstream: store " + store() + ": cannot read it: " + store().relativize(file)
                        + " cannot be unpacked beyond line ")
                .endsWith(": it is damaged; verify says where");
    }

    private Path store() {
        return folder.resolve("damaged");
    }

    private Cli diffOfDamaged() {
        return Cli.run("diff", store().toString(), store().toString());
    }

    private Path damaged(Compression compression, UnaryOperator<byte[]> damage) throws IOException {
        new SmallStore(store(), compression)
                .batch(
                        DAY,
                        review("a", 1, "Fine.", "1", "negative", -0.5, "Lanterns", "story", "negative"),
                        review("b", 1, "Good.", "1", "positive", 0.5, "Lanterns", "acting", "positive"));
        Path file = SmallStore.filesIn(store()).get(0);
        return Files.write(file, damage.apply(Files.readAllBytes(file)));
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
