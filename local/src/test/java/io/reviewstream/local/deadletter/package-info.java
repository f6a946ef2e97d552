/** The way back. */
@org.jspecify.annotations.NullMarked
package io.reviewstream.local.deadletter;
