/** Everything in one process: the embedded Kafka broker and all services around it. */
@NullMarked
package io.reviewstream.local;

import org.jspecify.annotations.NullMarked;
