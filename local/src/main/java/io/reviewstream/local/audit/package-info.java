/** What became of every record, from the source to the store, and where a gap begins. */
@NullMarked
package io.reviewstream.local.audit;

import org.jspecify.annotations.NullMarked;
