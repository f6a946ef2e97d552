/** Whole pipelines in processes of their own: beside peers, for a long time, and as the work grows. */
@NullMarked
package io.reviewstream.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
