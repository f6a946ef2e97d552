@NullMarked
package io.reviewstream.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
