/** {@code reviews.raw} to {@code reviews.enriched}: the Kafka Streams application around the analysis. */
@NullMarked
package io.reviewstream.enrich;

import org.jspecify.annotations.NullMarked;
