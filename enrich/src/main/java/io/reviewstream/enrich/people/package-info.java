/** Who made the work, who plays in it, and who is played. */
@NullMarked
package io.reviewstream.enrich.people;

import org.jspecify.annotations.NullMarked;
