/** Counts over a text. */
@NullMarked
package io.reviewstream.enrich.statistics;

import org.jspecify.annotations.NullMarked;
