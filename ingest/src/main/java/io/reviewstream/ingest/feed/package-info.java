/** Feeds: how their documents hold reviews, and how they are fetched. Knows nothing of Kafka. */
@NullMarked
package io.reviewstream.ingest.feed;

import org.jspecify.annotations.NullMarked;
