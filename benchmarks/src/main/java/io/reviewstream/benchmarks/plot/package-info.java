/** Draws what the end-to-end benchmarks found. */
@NullMarked
package io.reviewstream.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
