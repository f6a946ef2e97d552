/** Servers that send events for as long as one listens: server-sent events and WebSocket. */
@NullMarked
package io.reviewstream.ingest.live;

import org.jspecify.annotations.NullMarked;
