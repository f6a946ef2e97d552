/** How far a source has been read, and the transactions in which that moves together with the records. */
@NullMarked
package io.reviewstream.ingest.position;

import org.jspecify.annotations.NullMarked;
