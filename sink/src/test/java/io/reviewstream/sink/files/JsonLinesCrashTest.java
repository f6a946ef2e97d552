package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.PartitionStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pulls the plug after every single step that the store takes. */
final class JsonLinesCrashTest {
    private static final Path STORE = Path.of("/store");
    private static final long RECORDS = 14;
    private static final int MOST_PER_BATCH = 6;

    private int starts;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void storesEachRecordOnceWhereverTheProcessIsKilled(Compression compression) throws IOException {
        int steps = 0;
        boolean killed = true;
        while (killed) {
            var disk = new ModelDisk();
            disk.cutPowerAfter(steps++);
            killed = !survives(disk, compression);
            disk.afterKill();
            run(disk, compression);

            assertEachRecordOnce(disk);
        }
        assertThat(steps).isGreaterThan(30);
    }

    @Test
    void storesEachRecordOnceWhateverAPowerCutLeavesOfTheUnsynced() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            int steps = 0;
            boolean killed = true;
            while (killed) {
                var disk = new ModelDisk();
                disk.cutPowerAfter(steps++);
                killed = !survives(disk, Compression.NONE);
                disk.afterPowerCut(random);
                run(disk, Compression.NONE);

                assertEachRecordOnce(disk);
            }
        }
    }

    @Test
    void storesEachRecordOnceWhenTheRecoveryIsKilledTooAndTheNextAsWell() throws IOException {
        var random = new Random(7);
        for (int attempt = 0; attempt < 2_000; attempt++) {
            var disk = new ModelDisk();
            for (int kill = 0; kill < 6; kill++) {
                disk.cutPowerAfter(random.nextInt(60));
                survives(disk, Compression.NONE);
                if (random.nextBoolean()) {
                    disk.afterKill();
                } else {
                    disk.afterPowerCut(random);
                }
            }
            disk.work();
            run(disk, Compression.NONE);

            assertEachRecordOnce(disk);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void losesNothingWhereverTheDiskFailsAndTheSinkDropsWhatItHolds(Layout layout) {
        var format = new Format(layout, Compression.NONE, 1, true);
        boolean failed = true;
        for (int steps = 0; failed; steps++) {
            var disk = new ModelDisk();
            var partition = open(disk, format);
            partition.add(SampleReviews.at(0));
            partition.commit(new BatchEnd(1, 0, null));
            partition.add(SampleReviews.at(1));
            partition.add(SampleReviews.at(2));
            disk.failAfter(steps, new IOException("Input/output error"));
            failed = !commits(partition, 3);
            disk.work();
            partition.discard();

            long position = open(disk, format).position();

            Verification check = Verification.of(disk, STORE);
            assertThat(check.problems()).as("after %d steps", steps).isEmpty();
            assertThat(check.reviews()).as("after %d steps", steps).isEqualTo(position);
        }
    }

    private static boolean commits(PartitionStore partition, long next) {
        try {
            return partition.commit(new BatchEnd(next, 0, null));
        } catch (FailedException e) {
            return false;
        }
    }

    private PartitionStore open(ModelDisk disk, Format format) {
        return new JsonLinesStore(disk, STORE, format, Clock.systemUTC(), "start" + starts++)
                .open(SampleReviews.ORIGIN);
    }

    private boolean survives(ModelDisk disk, Compression compression) {
        try {
            run(disk, compression);
            return true;
        } catch (ModelDisk.PowerCut e) {
            return false;
        }
    }

    /** A sink from its start to its end: from the position on, all that the topic has. */
    private void run(ModelDisk disk, Compression compression) {
        PartitionStore partition = open(disk, new Format(Layout.DATE, compression, 1, true));
        // No start is like the one before: where batches end depends on the time.
        var random = new Random(starts);
        for (long offset = partition.position(); offset < RECORDS; offset++) {
            long day = offset % 3 == 0 ? SampleReviews.DAY : 0;
            partition.add(SampleReviews.at(offset, SampleReviews.MIDNIGHT + day, "file:a.jsonl", "r" + offset, 1));
            if (random.nextInt(MOST_PER_BATCH) == 0 || offset == RECORDS - 1) {
                assertThat(partition.commit(new BatchEnd(offset + 1, 0, null))).isTrue();
            }
        }
    }

    private static void assertEachRecordOnce(ModelDisk disk) throws IOException {
        List<String> expected = LongStream.range(0, RECORDS)
                .mapToObj(offset -> SampleReviews.json("r" + offset, 1))
                .toList();
        assertThat(linesSeenByReaders(disk)).containsExactlyInAnyOrderElementsOf(expected);
        List<Manifest> manifests = new Ledger(disk, STORE, SampleReviews.ORIGIN).all();
        long next = 0;
        for (Manifest manifest : manifests) {
            assertThat(manifest.first()).isEqualTo(next);
            next = manifest.next();
        }
        assertThat(next).isEqualTo(RECORDS);
        assertThat(disk.list(STORE.resolve(Ledger.ASIDE))).isEmpty();
    }

    private static List<String> linesSeenByReaders(ModelDisk disk) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : disk.files().entrySet()) {
            String name = file.getKey().toString();
            if (name.contains(".jsonl")) {
                var in = Compression.of(name).unpacking(new ByteArrayInputStream(file.getValue()));
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
