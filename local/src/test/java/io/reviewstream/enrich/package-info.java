@NullMarked
package io.reviewstream.enrich;

import org.jspecify.annotations.NullMarked;
