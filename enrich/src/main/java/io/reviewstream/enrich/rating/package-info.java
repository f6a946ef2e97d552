/** The rating that goes with a review: what the source states, what the text says, or what the sentiment predicts. */
@NullMarked
package io.reviewstream.enrich.rating;

import org.jspecify.annotations.NullMarked;
