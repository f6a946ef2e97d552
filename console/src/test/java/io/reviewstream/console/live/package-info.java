@NullMarked
package io.reviewstream.console.live;

import org.jspecify.annotations.NullMarked;
