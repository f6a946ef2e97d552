/** What another analysis makes of the same reviews. */
@NullMarked
package io.reviewstream.local.diff;

import org.jspecify.annotations.NullMarked;
