/** Labelled film reviews, read from JSON Lines, for training and measuring. Nothing here runs in the pipeline. */
@NullMarked
package io.reviewstream.enrich.labelled;

import org.jspecify.annotations.NullMarked;
