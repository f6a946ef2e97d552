@NullMarked
package io.reviewstream.ingest.push;

import org.jspecify.annotations.NullMarked;
