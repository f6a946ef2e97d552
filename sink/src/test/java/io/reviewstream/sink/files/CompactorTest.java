package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompactorTest {
    private static final Path STORE = Path.of("/store");
    private static final Compaction.Plan MERGE = new Compaction.Plan(1 << 20, false, null);
    private static final Compaction.Plan LATEST = new Compaction.Plan(1 << 20, true, null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private int starts;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void mergesSmallFilesOfAFolder(Compression compression) {
        var disk = new ModelDisk();
        store(disk, compression, 0, 20);

        Compaction compaction = compact(disk, MERGE);

        assertThat(compaction).hasToString("compacted 38 files into 2, dropped 0 reviews");
        assertSound(disk, 40, 4);
        assertThat(compact(disk, MERGE)).isEqualTo(new Compaction(2, 2, 0)).hasToString("nothing to merge or to drop");
        store(disk, compression, 20, 30);
        assertSound(disk, 60, 4 + 20);
        compact(disk, MERGE);
        assertSound(disk, 60, 4);
    }

    @Test
    void keepsTheSizeItIsTold() {
        var disk = new ModelDisk();
        store(disk, Compression.NONE, 0, 20);

        Compaction compaction = compact(disk, new Compaction.Plan(450, false, null));

        assertThat(compaction.filesAfter()).isBetween(4L, 30L);
        assertSound(disk, 40, (int) compaction.filesAfter() + 2);
    }

    @Test
    void keepsOnlyTheLatestRevision() {
        var disk = new ModelDisk();
        PartitionStore partition = open(disk, Compression.NONE);
        int offset = 0;
        for (String review : List.of("a1", "b1", "a2", "c1", "b2", "a3", "d1")) {
            partition.add(SampleReviews.at(
                    offset, SampleReviews.MIDNIGHT, "s", review.substring(0, 1), review.charAt(1) - '0'));
            partition.commit(new BatchEnd(++offset, 0, null));
        }

        Compaction compaction = compact(disk, LATEST);

        assertThat(compaction).isEqualTo(new Compaction(6, 1, 3));
        assertThat(lines(disk))
                .containsExactlyInAnyOrder(
                        SampleReviews.json("a", 3),
                        SampleReviews.json("b", 2),
                        SampleReviews.json("c", 1),
                        SampleReviews.json("d", 1));
        assertThat(new StoreCheck(disk, STORE).run().problems()).isEmpty();
    }

    @Test
    void removesWhatIsTooOld() {
        var disk = new ModelDisk();
        store(disk, Compression.NONE, 0, 20);

        Compaction compaction = compact(disk, new Compaction.Plan(1 << 20, false, Duration.ofHours(30)));

        assertThat(compaction).isEqualTo(new Compaction(38, 1, 19));
        assertThat(lines(disk)).hasSize(40 - 19);
        assertThat(new StoreCheck(disk, STORE).run().problems()).isEmpty();
        assertThat(open(disk, Compression.NONE).position()).isEqualTo(40);
    }

    @Test
    void refusesToVouchForADamagedFile() {
        var disk = new ModelDisk();
        store(disk, Compression.NONE, 0, 4);
        Path file = disk.files().keySet().stream()
                .filter(path -> path.toString().contains(".jsonl"))
                .findFirst()
                .orElseThrow();
        disk.content(file)[40] ^= 1;

        assertThatThrownBy(() -> compact(disk, MERGE))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("store /store: cannot compact it: " + STORE.relativize(file) + " is damaged");
    }

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() {
        for (int seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            int steps = 0;
            boolean killed = true;
            while (killed) {
                var disk = new ModelDisk();
                store(disk, Compression.NONE, 0, 6);
                storeElsewhere(disk);
                disk.cutPowerAfter(steps++);
                try {
                    compact(disk, MERGE);
                    killed = false;
                } catch (ModelDisk.PowerCut e) {
                    assertThat(lines(disk)).hasSizeGreaterThanOrEqualTo(12 + 4);
                }
                if (seed % 2 == 0) {
                    disk.afterKill();
                } else {
                    disk.afterPowerCut(random);
                }
                if (random.nextBoolean()) {
                    compact(disk, MERGE);
                }
                store(disk, Compression.NONE, 6, 8);
                compact(disk, MERGE);

                assertThat(new StoreCheck(disk, STORE).run().problems()).isEmpty();
                assertThat(lines(disk)).hasSize(16 + 4).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void leavesASoundStoreWhereverItIsKilledThoughAFileKeepsItsName() {
        boolean killed = true;
        for (int steps = 0; killed; steps++) {
            var disk = new ModelDisk();
            storeRevisions(disk);
            disk.cutPowerAfter(steps);
            try {
                compact(disk, LATEST);
                killed = false;
            } catch (ModelDisk.PowerCut e) {
                disk.afterKill();
            }

            assertThat(Verification.of(disk, STORE).problems())
                    .as("after %d steps", steps)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNoDamageToWhoeverChecksTheStoreMeanwhile(boolean latestOnly) {
        var compacted = new AtomicBoolean(true);
        for (int looks = 0; compacted.get(); looks++) {
            compacted.set(false);
            var disk = new ModelDisk();
            storeRevisions(disk);
            store(disk, Compression.NONE, 3, 6);
            disk.beforeLook(looks, () -> {
                compact(disk, latestOnly ? LATEST : MERGE);
                compacted.set(true);
            });

            assertThat(Verification.of(disk, STORE).problems())
                    .as("before look %d", looks)
                    .isEmpty();
        }
    }

    /** Of which only the first file changes when the latest revisions are kept. */
    private void storeRevisions(ModelDisk disk) {
        PartitionStore partition = open(disk, Compression.NONE);
        int offset = 0;
        for (String batch : List.of("a1 a2 b1", "c1 d1 e1")) {
            long date = SampleReviews.MIDNIGHT - SampleReviews.DAY * offset;
            for (String review : batch.split(" ")) {
                partition.add(SampleReviews.at(offset++, date, "s", review.substring(0, 1), review.charAt(1) - '0'));
            }
            partition.commit(new BatchEnd(offset, 0, null));
        }
    }

    private Compaction compact(ModelDisk disk, Compaction.Plan plan) {
        return new Compactor(disk, STORE, plan, CLOCK, "compaction" + starts++, (files, bytes) -> {}).run();
    }

    private PartitionStore open(ModelDisk disk, Compression compression) {
        var format = new Format(Layout.DATE, compression, 4, true);
        return new JsonLinesStore(disk, STORE, format, CLOCK, "s" + starts++).open(SampleReviews.ORIGIN);
    }

    /** Batches of two reviews of different dates. */
    private void store(ModelDisk disk, Compression compression, int from, int to) {
        PartitionStore partition = open(disk, compression);
        for (int batch = from; batch < to; batch++) {
            long offset = batch * 2L;
            partition.add(SampleReviews.at(offset, SampleReviews.MIDNIGHT, "s", "r" + offset, 1));
            partition.add(SampleReviews.at(
                    offset + 1, SampleReviews.MIDNIGHT + SampleReviews.DAY, "s", "r" + (offset + 1), 1));
            partition.commit(new BatchEnd(offset + 2, 0, null));
        }
    }

    private void storeElsewhere(ModelDisk disk) {
        var other = new Origin("cluster-1", "reviews.enriched", "topic-id-1", 1);
        var format = new Format(Layout.DATE, Compression.NONE, 4, true);
        PartitionStore partition = new JsonLinesStore(disk, STORE, format, CLOCK, "s" + starts++).open(other);
        for (int offset = 0; offset < 4; offset++) {
            partition.add(SampleReviews.at(offset, SampleReviews.MIDNIGHT, "s", "other" + offset, 1));
            partition.commit(new BatchEnd(offset + 1, 0, null));
        }
    }

    private static void assertSound(ModelDisk disk, int reviews, int files) {
        Verification check = new StoreCheck(disk, STORE).run();
        assertThat(check.problems()).isEmpty();
        assertThat(check.reviews()).isEqualTo(reviews);
        assertThat(check.files()).isEqualTo(files);
        assertThat(lines(disk)).hasSize(reviews).doesNotHaveDuplicates();
    }

    private static List<String> lines(ModelDisk disk) {
        var lines = new ArrayList<String>();
        disk.files().forEach((path, content) -> {
            if (path.toString().contains(".jsonl")) {
                try (var in = Compression.of(path.toString()).unpacking(new ByteArrayInputStream(content))) {
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .forEach(lines::add);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        return lines;
    }
}
