/**
 * The whole analysis of one review: text in, {@link io.reviewstream.events.Enrichment} out. Knows no Kafka; usable as a
 * library.
 */
@NullMarked
package io.reviewstream.enrich.analysis;

import org.jspecify.annotations.NullMarked;
