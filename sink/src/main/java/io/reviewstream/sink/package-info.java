/**
 * Takes committed reviews from {@code reviews.enriched} into storage, each exactly once. The position is read back from
 * the storage, never from Kafka: what is stored and how far it goes cannot disagree.
 */
@NullMarked
package io.reviewstream.sink;

import org.jspecify.annotations.NullMarked;
