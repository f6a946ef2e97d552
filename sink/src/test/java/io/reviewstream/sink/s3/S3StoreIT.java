package io.reviewstream.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Disk;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.Layout;
import io.reviewstream.sink.files.Verification;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

final class S3StoreIT {
    private static final Origin ORIGIN = new Origin("cluster-1", "reviews.enriched", "topic-id-1", 0);
    private static final Format FORMAT = new Format(Layout.DATE, Compression.NONE, 2, false);

    private static @Nullable LocalS3 server;
    private static int prefixes;

    private S3Address address = new S3Address("none", "", null);
    private @Nullable S3Disk disk;

    @BeforeAll
    static void start() throws Exception {
        server = LocalS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void freshPrefix() {
        address = S3Address.parse(server().address("store " + prefixes++));
    }

    @AfterEach
    void closeDisk() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void storesReviewsInObjectsThatToolsFind() throws IOException {
        try (var store = new S3Store(address, FORMAT, Clock.systemUTC(), "t")) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, 0));
            partition.add(stored(1, 1));
            assertThat(partition.commit(new BatchEnd(3, 0, null))).isTrue();
            assertThat(partition.position()).isEqualTo(3);
            assertThat(store.recordsBySource("cluster-1", "topic-id-1")).isEqualTo(Map.of("file:a.jsonl", 2L));
            assertThat(store.positions("cluster-1", "topic-id-1")).isEqualTo(Map.of(0, 3L));
        }

        assertThat(disk().list(address.path())).containsExactly("_manifest", "date=1970-01-01", "date=1970-01-02");
        assertThat(lines()).containsExactly(json(0), json(1));
        assertThat(Verification.of(disk(), address.path()).lines())
                .containsExactly("2 reviews in 2 files of 1 batches: complete, each once, checksums right");
    }

    @Test
    void goesOnFromWhatTheBucketHolds() throws IOException {
        for (int start = 0; start < 3; start++) {
            try (var store = new S3Store(address, FORMAT, Clock.systemUTC(), "t" + start)) {
                PartitionStore partition = store.open(ORIGIN);
                assertThat(partition.position()).isEqualTo(start);
                partition.add(stored(start, 0));
                partition.commit(new BatchEnd(start + 1, 0, null));
            }
        }

        assertThat(lines()).containsExactlyElementsOf(all(3));
    }

    @Test
    void ofTwoThatStoreTheSameOffsetsOneWins() throws IOException {
        try (var first = new S3Store(address, FORMAT, Clock.systemUTC(), "first");
                var second = new S3Store(address, FORMAT, Clock.systemUTC(), "second")) {
            PartitionStore one = first.open(ORIGIN);
            PartitionStore other = second.open(ORIGIN);
            one.add(stored(0, 0));
            other.add(stored(0, 0));
            other.add(stored(1, 0));

            assertThat(one.commit(new BatchEnd(1, 0, null))).isTrue();
            assertThat(other.commit(new BatchEnd(2, 0, null))).isFalse();

            PartitionStore again = second.open(ORIGIN);
            assertThat(again.position()).isEqualTo(1);
            again.add(stored(1, 0));
            assertThat(again.commit(new BatchEnd(2, 0, null))).isTrue();
        }

        assertThat(lines()).containsExactlyElementsOf(all(2));
        assertThat(Verification.of(disk(), address.path()).problems()).isEmpty();
    }

    /** Takes most of a minute, as the server lists slowly: {@code -Dreviewstream.kills=100} runs it. */
    @Test
    @EnabledIf("isThorough")
    void foldsManifestsWithoutALock() throws IOException {
        try (var store = new S3Store(address, FORMAT, Clock.systemUTC(), "t")) {
            PartitionStore partition = store.open(ORIGIN);
            for (int offset = 0; offset < 258; offset++) {
                partition.commit(new BatchEnd(offset + 1, 0, null));
            }
        }

        Path manifests = address.path().resolve("_manifest/cluster-1/topic-id-1-0");
        assertThat(disk().list(manifests)).hasSize(3);
        try (var store = new S3Store(address, FORMAT, Clock.systemUTC(), "t")) {
            assertThat(store.open(ORIGIN).position()).isEqualTo(258);
        }
    }

    @Test
    void locatesAFlippedByte() throws IOException {
        try (var store = new S3Store(address, FORMAT, Clock.systemUTC(), "t")) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, 0));
            partition.commit(new BatchEnd(1, 0, null));
        }
        Path folder = address.path().resolve("date=1970-01-01");
        Path file = folder.resolve(disk().list(folder).get(0));
        byte[] bytes;
        try (InputStream in = disk().read(file)) {
            bytes = in.readAllBytes();
        }
        bytes[8] ^= 1;
        disk().delete(file);
        try (Disk.Output out = disk().create(file)) {
            out.write(bytes, 0, bytes.length);
            out.force();
        }

        assertThat(Verification.of(disk(), address.path()).problems())
                .containsExactly("date=1970-01-01/" + file.getFileName() + ": byte 8 is 0x31 but 0x30 was written (line"
                        + " 1)");
    }

    static boolean isThorough() {
        return Integer.getInteger("reviewstream.kills", 0) >= 100;
    }

    /** Between two requests of a sink that stores some batches, with another started after it. */
    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws IOException {
        var random = new Random(1);
        boolean killed = true;
        int batches = isThorough() ? 3 : 1;
        for (int step = 0; killed; step += isThorough() ? 1 : 1 + random.nextInt(14)) {
            freshPrefix();
            killed = false;
            try (var cut = new S3Disk(address)) {
                fill(new CutDisk(cut, step), address.path(), batches);
            } catch (CutDisk.Killed e) {
                killed = true;
            }

            try (var whole = new S3Disk(address)) {
                fill(whole, address.path(), batches + 1);
                assertThat(Verification.of(whole, address.path()).problems()).isEmpty();
                assertThat(lines(whole)).containsExactlyElementsOf(all(2 * batches + 2));
                assertThat(whole.list(address.path().resolve("_tmp"))).isEmpty();
            }
        }
    }

    @Test
    void refusesAServerThatOverwritesInSpiteOfTheCondition() throws IOException {
        var careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        careless.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 200 : 204, -1);
            exchange.close();
        });
        careless.start();
        try {
            var there = S3Address.parse("s3://films/a?endpoint=http://127.0.0.1:"
                    + careless.getAddress().getPort());
            assertThatThrownBy(() -> new S3Store(there, FORMAT, Clock.systemUTC(), "t"))
                    .isInstanceOf(FailedException.class)
                    .hasMessage("store s3://films/a: this server overwrites objects although it is asked not to"
                            + " (If-None-Match: *), so that nothing could be stored exactly once; use one that knows"
                            + " conditional writes");
        } finally {
            careless.stop(0);
        }
    }

    @Test
    void namesABucketThatIsNotThere() {
        var nowhere = S3Address.parse("s3://nowhere/a?endpoint=" + server().endpoint());

        assertThatThrownBy(() -> new S3Store(nowhere, FORMAT, Clock.systemUTC(), "t"))
                .isInstanceOf(FailedException.class)
                .hasMessage("store s3://nowhere/a: cannot use this bucket: there is no bucket nowhere; make it first");
    }

    @Test
    void saysThatAPlaceIsNoStore() {
        assertThatThrownBy(() -> Verification.of(disk(), address.path()))
                .isInstanceOf(FailedException.class)
                .hasMessage(address + " is no store of this kind: it has no folder _manifest");
    }

    private static void fill(Disk disk, Path root, int batches) {
        PartitionStore partition =
                new JsonLinesStore(disk, root, FORMAT, Clock.systemUTC(), "t" + System.nanoTime()).open(ORIGIN);
        for (long offset = partition.position(); offset < batches * 2L; offset += 2) {
            partition.add(stored(offset, 0));
            partition.add(stored(offset + 1, 1));
            partition.commit(new BatchEnd(offset + 2, 0, null));
        }
    }

    private static String json(long number) {
        return "{\"id\":\"r" + number + "\",\"revision\":1,\"review\":{\"text\":\"Worth a rainy evening.\"},"
                + "\"enrichment\":{},\"provenance\":{}}";
    }

    private static List<String> all(int count) {
        return IntStream.range(0, count).mapToObj(S3StoreIT::json).toList();
    }

    private static Stored stored(long offset, int day) {
        try {
            var review = new ReviewReader().read(json(offset).getBytes(StandardCharsets.UTF_8));
            return new Stored(offset, day * 86_400_000L, "file:a.jsonl", review);
        } catch (NotAReviewException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines() throws IOException {
        return lines(disk());
    }

    private List<String> lines(Disk of) throws IOException {
        var lines = new ArrayList<String>();
        for (String folder : of.list(address.path())) {
            if (!folder.startsWith("_")) {
                for (String name : of.list(address.path().resolve(folder))) {
                    try (InputStream in = of.read(address.path().resolve(folder).resolve(name))) {
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .forEach(lines::add);
                    }
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private S3Disk disk() {
        S3Disk open = disk;
        if (open == null) {
            open = new S3Disk(address);
            disk = open;
        }
        return open;
    }

    private static LocalS3 server() {
        if (server == null) {
            throw new AssertionError("not started");
        }
        return server;
    }
}
