@NullMarked
package io.reviewstream.ingest.live;

import org.jspecify.annotations.NullMarked;
