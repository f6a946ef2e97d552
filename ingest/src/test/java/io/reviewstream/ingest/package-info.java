@NullMarked
package io.reviewstream.ingest;

import org.jspecify.annotations.NullMarked;
