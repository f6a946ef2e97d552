@NullMarked
package io.reviewstream.ingest.feed;

import org.jspecify.annotations.NullMarked;
