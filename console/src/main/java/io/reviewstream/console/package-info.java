/** The console service: a live page over the enriched reviews, the titles and the dead letters of one pipeline. */
@NullMarked
package io.reviewstream.console;

import org.jspecify.annotations.NullMarked;
