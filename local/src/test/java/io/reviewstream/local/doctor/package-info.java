/** The doctor before real patients. */
@org.jspecify.annotations.NullMarked
package io.reviewstream.local.doctor;
