/** Whether a review gives the plot away. */
@NullMarked
package io.reviewstream.enrich.spoiler;

import org.jspecify.annotations.NullMarked;
