/** Which of a few answers fits, and how surely: a small linear classifier over hashed features, trees, points. */
@NullMarked
package io.reviewstream.enrich.choice;

import org.jspecify.annotations.NullMarked;
