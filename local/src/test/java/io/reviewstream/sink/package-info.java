@NullMarked
package io.reviewstream.sink;

import org.jspecify.annotations.NullMarked;
