package io.reviewstream.local.command;

import io.reviewstream.sink.files.Compression;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.Layout;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A store in a folder, filled without a broker, a batch at a time. */
final class SmallStore {
    private static final Origin ORIGIN = new Origin("cluster-1", "reviews.enriched", "topic-id-1", 0);

    private final Path folder;
    private final PartitionStore partition;
    private long next;

    SmallStore(Path folder) {
        this(folder, Compression.NONE);
    }

    SmallStore(Path folder, Compression compression) {
        this.folder = folder;
        this.partition = new JsonLinesStore(
                        folder,
                        new Format(Layout.DATE, compression, 4, true),
                        Clock.systemUTC(),
                        "small" + System.nanoTime())
                .open(ORIGIN);
        this.next = partition.position();
    }

    static String json(String id, int revision) {
        return "{\"id\":\"" + id + "\",\"revision\":" + revision
                + ",\"review\":{\"text\":\"The rain never stops.\"},\"enrichment\":{},\"provenance\":{}}";
    }

    /** One batch of the given lines, as of a date. */
    SmallStore batch(Instant at, String... lines) {
        for (String line : lines) {
            try {
                var review = new ReviewReader().read(line.getBytes(StandardCharsets.UTF_8));
                partition.add(new Stored(next++, at.toEpochMilli(), "file:a.jsonl", review));
            } catch (NotAReviewException e) {
                throw new AssertionError(e);
            }
        }
        partition.commit(new BatchEnd(next, 0, null));
        return this;
    }

    /** Batches of one review each. */
    SmallStore singles(Instant at, int from, int to) {
        for (int i = from; i < to; i++) {
            batch(at, json("r" + i, 1));
        }
        return this;
    }

    List<Path> files() throws IOException {
        return filesIn(folder);
    }

    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().contains(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    Path manifest(long first) {
        return folder.resolve("_manifest/cluster-1/topic-id-1-0").resolve(String.format("%020d.json", first));
    }
}
