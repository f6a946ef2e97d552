package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.events.RawReview;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * How long a text there is room for in memory. One that is too long would end enrich for want of memory, and again after each
 * start, as it is the next of its partition.
 *
 * @param chars of the longest text that is analysed
 */
record TextRoom(int chars) {
    /** As much as ingest lets through at most, which is always tried. */
    static final int ALWAYS = 2 << 20;

    /** Of heap: a text full of opinions took 57 to be analysed, and its JSON is nine times as long as it is. */
    private static final int BYTES_A_CHAR = 100;

    /** Where so many threads share a heap. */
    static TextRoom in(long heapBytes, int threads) {
        return new TextRoom((int) Math.min(Integer.MAX_VALUE, Math.max(ALWAYS, heapBytes / threads / BYTES_A_CHAR)));
    }

    /**
     * The analysis of what there is room for.
     *
     * @return throws {@link RecordTooLargeException} for all else
     */
    Function<RawReview, Analysis> before(Function<RawReview, Analysis> analysis) {
        return review -> {
            int length = review.text().length();
            if (length > chars) {
                throw new RecordTooLargeException(String.format(
                        Locale.ROOT,
                        "its text has %,d characters, and there is memory for %,d; with more memory, or fewer threads, it can be sent back",
                        length,
                        chars));
            }
            return analysis.apply(review);
        };
    }
}
