/** The genres that a review says its work belongs to. */
@NullMarked
package io.reviewstream.enrich.genre;

import org.jspecify.annotations.NullMarked;
