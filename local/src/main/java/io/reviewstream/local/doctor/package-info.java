/** Checks a set-up and says what is wrong with it and how to mend it. */
@org.jspecify.annotations.NullMarked
package io.reviewstream.local.doctor;
