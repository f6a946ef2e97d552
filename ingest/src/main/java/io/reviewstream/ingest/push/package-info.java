/** Reviews pushed over HTTP: from a request to what waits for its commit, and from the commit to the answer. Knows no Kafka. */
@NullMarked
package io.reviewstream.ingest.push;

import org.jspecify.annotations.NullMarked;
