/** Sources to {@code reviews.raw}: each record once, its place in the source committed with it. */
@NullMarked
package io.reviewstream.ingest;

import org.jspecify.annotations.NullMarked;
