/** What every store promises the sink: a position and the records up to it move together, or not at all. */
@NullMarked
package io.reviewstream.sink.store;

import org.jspecify.annotations.NullMarked;
