@NullMarked
package io.reviewstream.ingest.parse;

import org.jspecify.annotations.NullMarked;
