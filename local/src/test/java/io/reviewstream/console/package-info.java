@NullMarked
package io.reviewstream.console;

import org.jspecify.annotations.NullMarked;
