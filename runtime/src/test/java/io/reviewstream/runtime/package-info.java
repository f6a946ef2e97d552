@NullMarked
package io.reviewstream.runtime;

import org.jspecify.annotations.NullMarked;
