/** Tests that need a Docker engine; run with {@code mvn verify -Ddocker}. */
@NullMarked
package io.reviewstream.local.docker;

import org.jspecify.annotations.NullMarked;
