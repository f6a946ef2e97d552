package io.reviewstream.ingest.parse;

/** Why something in a source did not become a review. The codes are part of the contract of the dead letters. */
public enum Refusal {
    /** Not JSON, though it should be. */
    MALFORMED_JSON("malformed-json"),
    /** A row that does not fit its header, or a quote that never closes. */
    MALFORMED_CSV("malformed-csv"),
    /** Readable, but no object with fields. */
    NOT_A_REVIEW("not-a-review"),
    /** No field that could be the review's words. */
    NO_TEXT("no-text"),
    /** The text is there, and blank. */
    EMPTY_TEXT("empty-text"),
    /** A file of no bytes, or of blanks alone. */
    EMPTY_FILE("empty-file"),
    /** Bytes that are no UTF-8. */
    NOT_UTF_8("not-utf-8"),
    /** No text at all: an image, an archive, a program. */
    BINARY("binary"),
    /** Longer than the limit. */
    TOO_LARGE("too-large"),
    /** The source ends in the midst of it. */
    TRUNCATED("truncated"),
    /** The file system does not give it. */
    UNREADABLE("unreadable");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** As it stands in the dead letter's header. */
    public String code() {
        return code;
    }
}
