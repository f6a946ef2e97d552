package io.reviewstream.ingest.parse;

import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What the writer of a review said: a change of it is a revision, a change of votes, dates or addresses is none. */
public final class ReviewContent {
    private ReviewContent() {}

    /** The same for the same content; 64 bits, which only ever are compared with those of the same id. */
    public static String hash(RawReview review) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(review)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The content itself. */
    public static byte[] bytes(RawReview review) {
        return Json.mapper()
                .writeValueAsBytes(new RawReview(
                        review.id(),
                        1,
                        review.source(),
                        review.text(),
                        review.name(),
                        null,
                        review.author(),
                        review.itemReviewed(),
                        review.reviewRating(),
                        null,
                        null,
                        null,
                        Map.of()));
    }
}
