/** One record of a source, in whatever words it names its fields, to one {@link io.reviewstream.events.RawReview}. */
@NullMarked
package io.reviewstream.ingest.parse;

import org.jspecify.annotations.NullMarked;
