package io.reviewstream.sink.review;

import java.util.List;

/** A record that is no enriched review, or none that can be stored; it belongs to the dead letters. */
public final class NotAReviewException extends Exception {
    /** All reasons that there are. */
    public static final List<String> REASONS =
            List.of("malformed-json", "no-value", "not-an-enriched-review", "refused-by-store");

    private static final long serialVersionUID = 1;

    private final String reason;

    /** @param reason the code for machines */
    public NotAReviewException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The code for machines. */
    public String reason() {
        return reason;
    }
}
