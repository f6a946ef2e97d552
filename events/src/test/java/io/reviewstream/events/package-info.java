@NullMarked
package io.reviewstream.events;

import org.jspecify.annotations.NullMarked;
