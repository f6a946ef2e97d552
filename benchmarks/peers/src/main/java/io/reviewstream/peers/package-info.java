/** What people would use instead of Reviewstream, each in its plain form, file to file through Kafka. */
@NullMarked
package io.reviewstream.peers;

import org.jspecify.annotations.NullMarked;
