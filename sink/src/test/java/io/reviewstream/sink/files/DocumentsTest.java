package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import io.reviewstream.sink.store.BatchEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest {
    private static final Path STORE = Path.of("/store");

    /** Ids and revisions, in the topic's order. */
    private static final List<String> TOPIC = List.of("a1", "b1", "a2", "c1", "b2", "a3", "d1", "c2", "a4");

    private int starts;

    @Test
    void keepTheLatestRevisionWhereverTheProcessIsKilled() {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            int steps = 0;
            boolean killed = true;
            while (killed) {
                var disk = new ModelDisk();
                disk.cutPowerAfter(steps++);
                killed = !survives(disk);
                if (seed % 2 == 0) {
                    disk.afterKill();
                } else {
                    disk.afterPowerCut(random);
                }
                run(disk);

                assertThat(documents(disk)).isEqualTo(Map.of("a.json", 4, "b.json", 2, "c.json", 2, "d.json", 1));
                assertThat(disk.list(STORE.resolve(Ledger.ASIDE))).isEmpty();
                assertThat(new StoreCheck(disk, STORE).run())
                        .isEqualTo(new Verification(4, 4, batches(disk), true, List.of(), List.of()));
            }
        }
    }

    @Test
    void areNotSaidToBeCompleteAsNobodyKnows() throws IOException {
        var disk = new ModelDisk();
        var partition = store(disk, "t").open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0, 0, "s", "a", 1));
        partition.add(SampleReviews.at(1, 0, "s", "b", 1));
        partition.add(SampleReviews.at(2, 0, "s", "c", 1));
        partition.commit(new BatchEnd(3, 0, null));
        disk.delete(STORE.resolve("a.json"));

        assertThat(Verification.of(disk, STORE).lines())
                .containsExactly(
                        "2 reviews in 2 files of 1 batches: no batch is missing, each document is a whole review"
                                + " under its own name; not checked: whether documents were removed or changed");
    }

    @Test
    void areNotReplacedByAnEarlierRevision() {
        var disk = new ModelDisk();
        store(disk, "t1").open(SampleReviews.ORIGIN);
        var partition = store(disk, "t2").open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0, 0, "s", "a", 2));
        partition.commit(new BatchEnd(1, 0, null));
        partition.add(SampleReviews.at(1, 0, "s", "a", 1));
        partition.commit(new BatchEnd(2, 0, null));

        assertThat(documents(disk)).isEqualTo(Map.of("a.json", 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    tt-0120338_7.1 | tt-0120338_7.1.json
                    ..             | %2e..json
                    _hidden        | %5fhidden.json
                    a/b            | a%2fb.json
                    `a b\u00e9`    | a%20b%c3%a9.json
                    """)
    void haveNamesThatAnyFileSystemTakes(String id, String name) {
        assertThat(Documents.nameOf(id)).isEqualTo(name);
    }

    @Test
    void haveNamesThatDifferEvenWhereCaseDoesNotCount() {
        var names = new HashSet<String>();
        for (String id : List.of("id", "ID", "Id", "x".repeat(500), "x".repeat(501))) {
            names.add(Documents.nameOf(id).toLowerCase(Locale.ROOT));
        }

        assertThat(names).hasSize(5).allSatisfy(name -> assertThat(name).hasSizeLessThan(200));
    }

    @Test
    void areBrokenIntoLinesWithoutAnyOtherChange() {
        String json = "{\"a\":[1,{\"b\":\"x, {y}: \\\"z\\\"\"} ,[]],\"c\":{},\"d\":-1.50e2}";

        String pretty = new String(PrettyJson.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);

        assertThat(pretty).isEqualTo("""
                        {
                          "a": [
                            1,
                            {
                              "b": "x, {y}: \\"z\\""
                            },
                            []
                          ],
                          "c": {},
                          "d": -1.50e2
                        }
                        """);
    }

    private boolean survives(ModelDisk disk) {
        try {
            run(disk);
            return true;
        } catch (ModelDisk.PowerCut e) {
            return false;
        }
    }

    private void run(ModelDisk disk) {
        var random = new Random(starts);
        var partition = store(disk, "start" + starts++).open(SampleReviews.ORIGIN);
        for (int offset = (int) partition.position(); offset < TOPIC.size(); offset++) {
            String review = TOPIC.get(offset);
            partition.add(SampleReviews.at(offset, 0, "s", review.substring(0, 1), review.charAt(1) - '0'));
            if (random.nextInt(3) == 0 || offset == TOPIC.size() - 1) {
                partition.commit(new BatchEnd(offset + 1, 0, null));
            }
        }
    }

    private static JsonLinesStore store(ModelDisk disk, String token) {
        var format = new Format(Layout.DOCUMENT, Compression.NONE, 4, true);
        return new JsonLinesStore(disk, STORE, format, Clock.systemUTC(), token);
    }

    private static long batches(ModelDisk disk) {
        return disk.list(new Ledger(disk, STORE, SampleReviews.ORIGIN).folder()).size();
    }

    private static Map<String, Integer> documents(ModelDisk disk) {
        var revisions = new TreeMap<String, Integer>();
        disk.files().forEach((path, content) -> {
            if (STORE.equals(path.getParent())) {
                revisions.put(
                        STORE.relativize(path).toString(),
                        Json.mapper().readTree(content).get("revision").asInt());
            }
        });
        return revisions;
    }
}
