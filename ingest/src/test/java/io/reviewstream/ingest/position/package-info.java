@NullMarked
package io.reviewstream.ingest.position;

import org.jspecify.annotations.NullMarked;
