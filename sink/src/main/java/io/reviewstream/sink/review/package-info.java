/** Tells an enriched review from anything else, without reading all of it into objects. Knows no Kafka and no store. */
@NullMarked
package io.reviewstream.sink.review;

import org.jspecify.annotations.NullMarked;
