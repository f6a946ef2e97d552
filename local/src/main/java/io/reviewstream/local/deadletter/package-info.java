/** Dead letters from their topic: read, counted, and sent back to where they came from. */
@NullMarked
package io.reviewstream.local.deadletter;

import org.jspecify.annotations.NullMarked;
