package io.reviewstream.sink.files;

import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.Stored;
import java.nio.charset.StandardCharsets;

/** Enriched reviews to store, as short as the contract lets them be. */
final class SampleReviews {
    static final Origin ORIGIN = new Origin("cluster-1", "reviews.enriched", "topic-id-1", 0);

    /** 2026-11-23, 00:00 UTC. */
    static final long MIDNIGHT = 1_795_392_000_000L;

    static final long DAY = 86_400_000L;

    private SampleReviews() {}

    static String json(String id, int revision) {
        return "{\"id\":\"" + id + "\",\"revision\":" + revision
                + ",\"review\":{\"text\":\"Quiet, slow and lovely.\"},\"enrichment\":{},\"provenance\":{}}";
    }

    static Stored at(long offset) {
        return at(offset, MIDNIGHT, "file:a.jsonl", "r" + offset, 1);
    }

    static Stored at(long offset, long timestamp, String source, String id, int revision) {
        try {
            byte[] json = json(id, revision).getBytes(StandardCharsets.UTF_8);
            return new Stored(offset, timestamp, source, new ReviewReader().read(json));
        } catch (NotAReviewException e) {
            throw new AssertionError(e);
        }
    }
}
