package io.reviewstream.ingest.position;

/**
 * What has come of pushed reviews: the value of a listener's checkpoint. There is no position, as senders send again what
 * was not acknowledged.
 *
 * @param ingested reviews sent, over all attempts
 */
public record PushProgress(long ingested) implements SourceProgress {
    /** Of a listener that never took anything. */
    public static final PushProgress NONE = new PushProgress(0);

    /** What is refused is told to the sender, who still has it, and set aside nowhere. */
    @Override
    public long deadLetters() {
        return 0;
    }

    @Override
    public long skipped() {
        return 0;
    }
}
