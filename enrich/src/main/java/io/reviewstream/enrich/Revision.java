package io.reviewstream.enrich;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.ReviewJson;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a review: which revision was the last, and what it said.
 *
 * @param number the last revision
 * @param fingerprint of its content
 */
record Revision(int number, byte[] fingerprint) {
    // 128 bits: among 10^9 revisions of one id the chance of a false match is 10^-21.
    private static final int FINGERPRINT_BYTES = 16;

    /** Length of {@link #toBytes}. */
    static final int BYTES = Integer.BYTES + FINGERPRINT_BYTES;

    /**
     * Which revision this content is.
     *
     * @param remembered what is stored under the id, null when nothing is
     * @return the revision; with the number remembered when the content is the same
     */
    static Revision of(RawReview review, byte @Nullable [] remembered) {
        byte[] fingerprint = fingerprint(review);
        if (remembered == null) {
            return new Revision(1, fingerprint);
        }
        Revision last = fromBytes(remembered);
        return last.hasContent(fingerprint) ? last : new Revision(last.number + 1, fingerprint);
    }

    /** Whether the content stored under the id is the same as this one's. */
    boolean isRemembered(byte @Nullable [] remembered) {
        return remembered != null && fromBytes(remembered).hasContent(fingerprint);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putInt(number).put(fingerprint).array();
    }

    private static Revision fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        int number = buffer.getInt();
        byte[] fingerprint = new byte[FINGERPRINT_BYTES];
        buffer.get(fingerprint);
        return new Revision(number, fingerprint);
    }

    private boolean hasContent(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }

    /**
     * Of what the writer said. Left out: when and from where it came, its address, and whatever else the feed carries,
     * such as votes: none of these makes it another review.
     */
    private static byte[] fingerprint(RawReview review) {
        try {
            return Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256").digest(ReviewJson.said(review)), FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Revision that && number == that.number && Arrays.equals(fingerprint, that.fingerprint);
    }

    @Override
    public int hashCode() {
        return List.of(number, Arrays.hashCode(fingerprint)).hashCode();
    }

    @Override
    public String toString() {
        return "Revision " + number;
    }
}
