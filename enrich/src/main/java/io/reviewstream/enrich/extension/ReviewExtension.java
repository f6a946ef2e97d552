package io.reviewstream.enrich.extension;

import java.util.Optional;

/**
 * An analyser of one's own: finds something more in each review. What it gives stands in {@code enrichment.extensions}
 * under its name. A jar that has such a class names it in {@code
 * META-INF/services/io.reviewstream.enrich.extension.ReviewExtension}; the class needs a constructor without arguments.
 *
 * <p>One instance serves all threads at once. The same input must always give the same result, as a review may be
 * analysed again. An exception costs the review no more than this extension's result: it is named in {@code
 * provenance.degraded}.
 *
 * @see Extensions
 */
public interface ReviewExtension {
    /** Its place in {@code enrichment.extensions}: lower-case letters, digits and hyphens, never changed. */
    String name();

    /** Part of {@code provenance.analysisVersion}; to be changed whenever the same text may give another result. */
    default String version() {
        return "1";
    }

    /**
     * Analyses one review.
     *
     * @return what goes to JSON: a record, a map, a list, a text, a number; empty when there is nothing to say. Spans
     *     count UTF-16 units of {@code review.text()}
     */
    Optional<?> analyse(ExtensionInput input);
}
