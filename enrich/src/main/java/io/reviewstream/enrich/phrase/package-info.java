/** The phrases that tell one review from others. */
@NullMarked
package io.reviewstream.enrich.phrase;

import org.jspecify.annotations.NullMarked;
