package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class JsonLinesStoreTest {
    private static final Path STORE = Path.of("/store");

    private final ModelDisk disk = new ModelDisk();
    private int sinks;

    @Test
    void beginsEachOriginAtItsOwnPositionInFilesOfItsOwn() {
        var elsewhere = new Origin("cluster-2", "reviews.enriched", "topic-id-1", 0);
        var madeAnew = new Origin("cluster-1", "reviews.enriched", "topic-id-2", 0);
        store(SampleReviews.ORIGIN, 0, 5);

        assertThat(store(Layout.DATE).open(SampleReviews.ORIGIN).position()).isEqualTo(5);
        assertThat(store(Layout.DATE).open(elsewhere).position()).isZero();
        assertThat(store(Layout.DATE).open(madeAnew).position()).isZero();
        store(madeAnew, 0, 5);
        assertThat(lines()).hasSize(10);
        assertThat(store(Layout.DATE).recordsBySource("cluster-1", "topic-id-2"))
                .isEqualTo(Map.of("file:a.jsonl", 5L));
        assertThat(store(Layout.DATE).recordsBySource("cluster-2", "topic-id-1"))
                .isEmpty();
    }

    @Test
    void knowsItsOwnBatchWhenTheAnswerToItsPublicationWasLost() {
        disk.repeatLinks();
        PartitionStore partition = store(Layout.DATE).open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0));

        assertThat(partition.commit(new BatchEnd(1, 0, null))).isTrue();

        assertThat(lines()).containsExactly(SampleReviews.json("r0", 1));
        assertThat(Verification.of(disk, STORE).problems()).isEmpty();
    }

    @Test
    void countsWhatItHoldsWhileAnotherFoldsTheManifests() {
        store(SampleReviews.ORIGIN, 0, 1);
        var reader = store(Layout.DATE);
        for (int batch = 1; batch < Ledger.FOLD; batch++) {
            store(SampleReviews.ORIGIN, batch, batch + 1);
        }

        disk.beforeLook(10, () -> store(SampleReviews.ORIGIN, Ledger.FOLD, Ledger.FOLD + 1));

        assertThat(reader.recordsBySource("cluster-1", "topic-id-1"))
                .isEqualTo(Map.of("file:a.jsonl", Ledger.FOLD + 1L));
    }

    @Test
    void knowsTheOffsetsOfManifestsThatWereRemoved() throws IOException {
        for (int batch = 0; batch < 6; batch++) {
            store(SampleReviews.ORIGIN, 2 * batch, 2 * batch + 2);
        }
        store(new Origin("cluster-1", "reviews.enriched", "topic-id-1", 1), 0, 2);
        assertThat(store(Layout.DATE).lost("cluster-1", "topic-id-1")).isEmpty();

        for (long first : List.of(0L, 4L, 6L)) {
            disk.delete(
                    STORE.resolve(String.format(Locale.ROOT, "_manifest/cluster-1/topic-id-1-0/%020d.json", first)));
        }

        assertThat(store(Layout.DATE).lost("cluster-1", "topic-id-1"))
                .isEqualTo(Map.of(0, List.of(new OffsetRange(0, 2), new OffsetRange(4, 8))));
    }

    @Test
    void namesItsFilesAlikeWhereDigitsLookDifferent() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        try {
            for (int batch = 0; batch <= Ledger.FOLD; batch++) {
                store(SampleReviews.ORIGIN, batch, batch + 1);
            }
        } finally {
            Locale.setDefault(before);
        }

        assertThat(store(Layout.DATE).open(SampleReviews.ORIGIN).position()).isEqualTo(Ledger.FOLD + 1);
        assertThat(dataFiles())
                .hasSize(Ledger.FOLD + 1)
                .contains(
                        "date=2026-11-23/reviews.enriched-0-topic-id-1-00000000000000000000-00000000000000000000.jsonl");
    }

    @Test
    void putsEachDateIntoItsFolder() {
        PartitionStore partition = store(Layout.DATE).open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0, SampleReviews.MIDNIGHT, "s", "a", 1));
        partition.add(SampleReviews.at(1, SampleReviews.MIDNIGHT - 1, "s", "b", 1));
        partition.add(SampleReviews.at(2, SampleReviews.MIDNIGHT + SampleReviews.DAY, "s", "c", 1));
        partition.add(SampleReviews.at(3, -1, "s", "d", 1));
        partition.commit(new BatchEnd(4, 0, null));

        assertThat(dataFiles())
                .containsExactlyInAnyOrder(
                        "date=2026-11-22/reviews.enriched-0-topic-id-1-00000000000000000001-00000000000000000001.jsonl",
                        "date=2026-11-23/reviews.enriched-0-topic-id-1-00000000000000000000-00000000000000000000.jsonl",
                        "date=2026-11-24/reviews.enriched-0-topic-id-1-00000000000000000002-00000000000000000002.jsonl",
                        "date=__HIVE_DEFAULT_PARTITION__/"
                                + "reviews.enriched-0-topic-id-1-00000000000000000003-00000000000000000003.jsonl");
    }

    @Test
    void putsEachSourceIntoItsFolder() {
        PartitionStore partition = store(Layout.SOURCE).open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0, 0, "file:///a/b.jsonl", "a", 1));
        partition.add(SampleReviews.at(1, 0, "", "b", 1));
        partition.add(SampleReviews.at(2, 0, "x".repeat(300), "c", 1));
        partition.commit(new BatchEnd(3, 0, null));

        assertThat(dataFiles().stream().map(name -> name.substring(0, name.indexOf('/'))))
                .containsExactlyInAnyOrder(
                        "source=file%3A%2F%2F%2Fa%2Fb.jsonl",
                        "source=__HIVE_DEFAULT_PARTITION__", "source=" + "x".repeat(118) + "~" + hash(300));
    }

    @Test
    void keepsAllInOneFolderWhenFlat() {
        PartitionStore partition = store(Layout.FLAT).open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0, 0, "a", "a", 1));
        partition.add(SampleReviews.at(1, SampleReviews.MIDNIGHT, "b", "b", 1));
        partition.commit(new BatchEnd(2, 0, null));

        assertThat(dataFiles())
                .containsExactly(
                        "reviews/reviews.enriched-0-topic-id-1-00000000000000000000-00000000000000000001.jsonl");
    }

    @Test
    void keepsOneFilePerDateAlthoughFewMayBeOpen() {
        PartitionStore partition = store(Layout.DATE).open(SampleReviews.ORIGIN);
        for (int offset = 0; offset < 400; offset++) {
            long date = SampleReviews.MIDNIGHT + offset % 40 * SampleReviews.DAY;
            partition.add(SampleReviews.at(offset, date, "s", "r" + offset, 1));
        }
        partition.commit(new BatchEnd(400, 0, null));

        assertThat(dataFiles()).hasSize(40);
        assertThat(new StoreCheck(disk, STORE).run().problems()).isEmpty();
    }

    @Test
    void passesALineLongerThanItsBuffer() {
        String text = "x".repeat(1 << 20);
        PartitionStore partition = store(Layout.DATE).open(SampleReviews.ORIGIN);
        partition.add(SampleReviews.at(0));
        partition.add(SampleReviews.at(1, SampleReviews.MIDNIGHT, "s", text, 1));
        partition.add(SampleReviews.at(2));
        partition.commit(new BatchEnd(3, 0, null));

        assertThat(lines())
                .containsExactly(SampleReviews.json("r0", 1), SampleReviews.json(text, 1), SampleReviews.json("r2", 1));
        assertThat(new StoreCheck(disk, STORE).run().problems()).isEmpty();
    }

    @Test
    void losesNothingWhenTheDiskIsFullAtAnyStep() {
        boolean full = true;
        for (int steps = 0; full; steps++) {
            var partly = new ModelDisk();
            partly.failAfter(steps, new FileSystemException("/store/x", null, "No space left on device"));
            full = false;
            try {
                storeAll(partly);
            } catch (FailedException e) {
                full = true;
                assertThat(e.getMessage())
                        .startsWith("store /store: cannot ")
                        .endsWith(": the disk is full; make room and start again, nothing is lost");
            }
            partly.work();
            storeAll(partly);

            assertThat(new StoreCheck(partly, STORE).run())
                    .isEqualTo(new Verification(12, 3, 3, false, List.of(), List.of()));
        }
    }

    @Test
    void saysWhenAFolderIsReadOnly() {
        disk.failAfter(0, new FileSystemException("/store", null, "Read-only file system"));

        assertThatThrownBy(() -> store(Layout.DATE))
                .isInstanceOf(FailedException.class)
                .hasMessage("store /store: cannot use this folder: the file system is read-only; mount it writable or"
                        + " choose another folder");
    }

    /** Sinks that each believe to own the partition, pause at any point, and go on or die. */
    @Test
    void storesEachRecordOnceHoweverManySinksFightForThePartition() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var shared = new ModelDisk();
            var fighters = new ArrayList<Fighter>();
            for (int i = 0; i < 3; i++) {
                fighters.add(new Fighter(shared, random));
            }
            while (fighters.stream().anyMatch(fighter -> !fighter.done())) {
                int turn = random.nextInt(fighters.size());
                if (random.nextInt(20) == 0) {
                    fighters.set(turn, new Fighter(shared, random));
                } else {
                    fighters.get(turn).step();
                }
            }

            Verification check = new StoreCheck(shared, STORE).run();
            assertThat(check.problems()).isEmpty();
            assertThat(check.reviews()).isEqualTo(Fighter.RECORDS);
        }
    }

    @Test
    void doesNotLetALateSinkStoreWhatIsFoldedByNow() {
        PartitionStore late = open("late");
        late.add(SampleReviews.at(0));
        storeBatchesOfOne(disk, Ledger.FOLD + 2);

        assertThat(late.commit(new BatchEnd(1, 0, null))).isFalse();
        assertThat(new StoreCheck(disk, STORE).run())
                .isEqualTo(new Verification(
                        Ledger.FOLD + 2, Ledger.FOLD + 2, Ledger.FOLD + 2, false, List.of(), List.of()));
    }

    private final class Fighter {
        static final long RECORDS = 30;

        private final ModelDisk shared;
        private final Random random;
        private PartitionStore partition;
        private long next;

        Fighter(ModelDisk shared, Random random) {
            this.shared = shared;
            this.random = random;
            reopen();
        }

        private void reopen() {
            partition = new JsonLinesStore(
                            shared,
                            STORE,
                            new Format(Layout.DATE, Compression.NONE, 1, true),
                            Clock.systemUTC(),
                            "sink" + sinks++)
                    .open(SampleReviews.ORIGIN);
            next = partition.position();
        }

        boolean done() {
            return partition.position() == RECORDS;
        }

        void step() {
            if (next < RECORDS && random.nextInt(4) > 0) {
                long day = next % 2 * SampleReviews.DAY;
                partition.add(SampleReviews.at(next, SampleReviews.MIDNIGHT + day, "s", "r" + next, 1));
                next++;
            } else if (next > partition.position() && !partition.commit(new BatchEnd(next, 0, null))) {
                reopen();
            }
        }
    }

    private void storeAll(ModelDisk on) {
        PartitionStore partition = new JsonLinesStore(
                        on, STORE, new Format(Layout.DATE, Compression.NONE, 4, true), Clock.systemUTC(), "s" + sinks++)
                .open(SampleReviews.ORIGIN);
        for (long offset = partition.position(); offset < 12; offset++) {
            partition.add(SampleReviews.at(offset));
            if (offset % 4 == 3) {
                partition.commit(new BatchEnd(offset + 1, 0, null));
            }
        }
    }

    private void storeBatchesOfOne(ModelDisk on, int batches) {
        PartitionStore partition = new JsonLinesStore(
                        on, STORE, new Format(Layout.DATE, Compression.NONE, 4, true), Clock.systemUTC(), "s" + sinks++)
                .open(SampleReviews.ORIGIN);
        for (long offset = 0; offset < batches; offset++) {
            partition.add(SampleReviews.at(offset));
            partition.commit(new BatchEnd(offset + 1, 0, null));
        }
    }

    private PartitionStore open(String token) {
        return new JsonLinesStore(
                        disk, STORE, new Format(Layout.DATE, Compression.NONE, 4, true), Clock.systemUTC(), token)
                .open(SampleReviews.ORIGIN);
    }

    private void store(Origin origin, long from, long to) {
        PartitionStore partition = store(Layout.DATE).open(origin);
        LongStream.range(from, to).forEach(offset -> partition.add(SampleReviews.at(offset)));
        partition.commit(new BatchEnd(to, 0, null));
    }

    private JsonLinesStore store(Layout layout) {
        return new JsonLinesStore(
                disk, STORE, new Format(layout, Compression.NONE, 4, true), Clock.systemUTC(), "s" + sinks++);
    }

    private List<String> dataFiles() {
        return disk.files().keySet().stream()
                .map(path -> STORE.relativize(path).toString())
                .filter(name -> name.endsWith(".jsonl"))
                .toList();
    }

    private List<String> lines() {
        return disk.files().entrySet().stream()
                .filter(file -> file.getKey().toString().endsWith(".jsonl"))
                .flatMap(file -> new String(file.getValue(), StandardCharsets.UTF_8).lines())
                .toList();
    }

    private static String hash(int xs) {
        return Sha256.of("x".repeat(xs).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
