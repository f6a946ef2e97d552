/** Measures what the analysis finds against labelled reviews. */
@NullMarked
package io.reviewstream.enrich.evaluation;

import org.jspecify.annotations.NullMarked;
