package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.PartitionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StoreCheckTest {
    private static final Path STORE = Path.of("/store");
    private static final String FILE = "date=2026-11-23/reviews.enriched-0-topic-id-1-";

    private final ModelDisk disk = new ModelDisk();

    @ParameterizedTest
    @EnumSource(Compression.class)
    void findsNothingWrongWithASoundStore(Compression compression) {
        store(compression, 3, 5);

        Verification check = check();

        assertThat(check).isEqualTo(new Verification(15, 3, 3, false, List.of(), List.of()));
        assertThat(check.lines())
                .containsExactly("15 reviews in 3 files of 3 batches: complete, each once, checksums right");
    }

    @Test
    void findsNothingWrongWhenManifestsAreFolded() throws IOException {
        store(Compression.NONE, 2 * Ledger.FOLD + 3, 1);

        assertThat(check().problems()).isEmpty();
        assertThat(check().reviews()).isEqualTo(2 * Ledger.FOLD + 3);
        assertThat(disk.list(new Ledger(disk, STORE, SampleReviews.ORIGIN).folder()))
                .hasSize(2 + 3);
    }

    @Test
    void findsAFlippedByteWhereverItIs() {
        store(Compression.NONE, 1, 40);
        byte[] file = disk.content(STORE.resolve(FILE + range(0, 39) + ".jsonl"));
        var random = new Random(5);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(file.length);
            byte was = file[at];
            file[at] ^= (byte) (1 + random.nextInt(255));
            int line = 1
                    + (int) new String(file, 0, at, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            if (file[at] == '\n') {
                file[at] = was;
                continue;
            }

            assertThat(check().problems().get(0))
                    .isEqualTo(String.format(
                            Locale.ROOT,
                            "%s%s.jsonl: byte %d is 0x%02x but 0x%02x was written (line %d)",
                            FILE,
                            range(0, 39),
                            at,
                            file[at],
                            was,
                            line));
            file[at] = was;
        }
        assertThat(check().problems()).isEmpty();
    }

    @Test
    void findsAFlippedByteInAPackedFile() {
        store(Compression.ZSTD, 1, 40);
        byte[] file = disk.content(STORE.resolve(FILE + range(0, 39) + ".jsonl.zst"));
        byte was = file[100];
        file[100] ^= 0x10;

        assertThat(check().problems().get(0))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%s%s.jsonl.zst: byte 100 is 0x%02x but 0x%02x was written",
                        FILE,
                        range(0, 39),
                        file[100],
                        was));
    }

    @Test
    void namesTheBlockWhenMoreThanOneByteChanged() {
        store(Compression.NONE, 1, 3);
        byte[] file = disk.content(STORE.resolve(FILE + range(0, 2) + ".jsonl"));
        file[60] ^= 0x01;
        file[61] ^= 0x01;

        assertThat(check().problems())
                .containsExactly(FILE + range(0, 2) + ".jsonl: bytes 0 to " + (file.length - 1)
                        + " are not as they were written (lines 1 to 3)");
    }

    @Test
    void namesAMissingRange() throws IOException {
        store(Compression.NONE, 3, 5);
        disk.delete(manifest(5));

        assertThat(check().problems())
                .containsExactly(
                        "reviews.enriched-0 (topic id topic-id-1): offsets 5 to 9 are missing: no manifest covers them",
                        FILE + range(5, 9)
                                + ".jsonl is in no manifest: its reviews do not count, but readers see them");
    }

    @Test
    void namesADoubledRange() throws IOException {
        store(Compression.NONE, 2, 5);
        Manifest second = new Ledger(disk, STORE, SampleReviews.ORIGIN).all().get(1);
        var doubled = new Manifest(
                1,
                second.clusterId(),
                second.topic(),
                second.topicId(),
                0,
                8,
                10,
                0,
                0,
                null,
                second.committedAt(),
                second.sources(),
                List.of(),
                List.of(),
                "");
        write(manifest(8), doubled.sealed());

        assertThat(check().problems())
                .containsExactly(
                        "reviews.enriched-0 (topic id topic-id-1): offsets 8 to 9 are there twice: two manifests cover"
                                + " them");
    }

    @Test
    void namesAMissingFile() throws IOException {
        store(Compression.NONE, 2, 5);
        disk.delete(STORE.resolve(FILE + range(5, 9) + ".jsonl"));

        assertThat(check().problems())
                .containsExactly(FILE + range(5, 9) + ".jsonl is missing: offsets 5 to 9, 5 reviews");
    }

    @Test
    void namesAReviewThatIsThereTwice() {
        PartitionStore partition = open();
        partition.add(SampleReviews.at(0, SampleReviews.MIDNIGHT, "s", "same", 1));
        partition.add(SampleReviews.at(1, SampleReviews.MIDNIGHT, "s", "same", 2));
        partition.add(SampleReviews.at(2, SampleReviews.MIDNIGHT, "s", "same", 1));
        partition.commit(new BatchEnd(3, 0, null));

        assertThat(check().problems())
                .containsExactly(FILE + range(0, 2) + ".jsonl line 3: same revision 1 is there twice, first in " + FILE
                        + range(0, 2) + ".jsonl line 1");
    }

    @Test
    void namesOffsetsThatTheTopicHadLost() {
        store(Compression.NONE, 1, 5);
        PartitionStore partition = open();
        partition.add(SampleReviews.at(9));
        partition.commit(new BatchEnd(10, 0, new OffsetRange(5, 9)));

        assertThat(check().problems())
                .containsExactly("reviews.enriched-0 (topic id topic-id-1): offsets 5 to 8 were deleted from the topic"
                        + " before they were stored");
    }

    @Test
    void namesADamagedManifest() {
        store(Compression.NONE, 1, 5);
        byte[] json = disk.content(manifest(0));
        int digit = new String(json, StandardCharsets.UTF_8).indexOf("\"next\":5") + 7;
        json[digit] = '6';

        assertThat(check().problems())
                .containsExactly(
                        manifest(0) + " is damaged: its seal does not fit",
                        FILE + range(0, 4)
                                + ".jsonl is in no manifest: its reviews do not count, but readers see them");
    }

    @Test
    void refusesAFolderThatIsNoStore() {
        assertThatThrownBy(this::check)
                .isInstanceOf(FailedException.class)
                .hasMessage("/store is no store of this kind: it has no folder _manifest");
    }

    private Verification check() {
        return new StoreCheck(disk, STORE).run();
    }

    private PartitionStore open() {
        return new JsonLinesStore(
                        disk, STORE, new Format(Layout.DATE, Compression.NONE, 4, true), Clock.systemUTC(), "t")
                .open(SampleReviews.ORIGIN);
    }

    private void store(Compression compression, int batches, int batchSize) {
        PartitionStore partition = new JsonLinesStore(
                        disk, STORE, new Format(Layout.DATE, compression, 4, true), Clock.systemUTC(), "t")
                .open(SampleReviews.ORIGIN);
        long offset = 0;
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < batchSize; i++) {
                partition.add(SampleReviews.at(offset++));
            }
            partition.commit(new BatchEnd(offset, 0, null));
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (Disk.Output out = disk.create(file)) {
            out.write(bytes, 0, bytes.length);
        }
    }

    private static Path manifest(long first) {
        return new Ledger(new ModelDisk(), STORE, SampleReviews.ORIGIN)
                .folder()
                .resolve(String.format(Locale.ROOT, "%020d.json", first));
    }

    private static String range(long first, long last) {
        return String.format(Locale.ROOT, "%020d-%020d", first, last);
    }
}
