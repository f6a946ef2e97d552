/** A small linear classifier over hashed features: which of a few answers fits, and how surely. */
@NullMarked
package io.reviewstream.enrich.choice;

import org.jspecify.annotations.NullMarked;
