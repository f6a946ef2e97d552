/** Kills services and brokers at random moments, and compares what is stored with what was sent. */
@NullMarked
package io.reviewstream.local.chaos;

import org.jspecify.annotations.NullMarked;
