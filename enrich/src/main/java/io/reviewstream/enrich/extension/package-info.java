/** Analysers of one's own: how they are written, found and run. */
@NullMarked
package io.reviewstream.enrich.extension;

import org.jspecify.annotations.NullMarked;
