package io.reviewstream.sink.review;

/** A record that is no enriched review, or none that can be stored; it belongs to the dead letters. */
public final class NotAReviewException extends Exception {
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
