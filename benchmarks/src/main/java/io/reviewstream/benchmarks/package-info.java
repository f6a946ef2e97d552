/** How fast each stage of the analysis is, and VADER's Java port beside it on the same reviews. */
@NullMarked
package io.reviewstream.benchmarks;

import org.jspecify.annotations.NullMarked;
