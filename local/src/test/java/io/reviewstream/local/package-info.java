@NullMarked
package io.reviewstream.local;

import org.jspecify.annotations.NullMarked;
