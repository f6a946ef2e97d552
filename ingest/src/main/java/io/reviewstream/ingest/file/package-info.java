/** Files of many formats as records, each with its place, in bounded memory. Knows nothing of Kafka. */
@NullMarked
package io.reviewstream.ingest.file;

import org.jspecify.annotations.NullMarked;
