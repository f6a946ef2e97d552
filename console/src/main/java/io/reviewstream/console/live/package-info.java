/** What the page shows, as the topics have it now: bounded in memory, told to whoever watches. */
@NullMarked
package io.reviewstream.console.live;

import org.jspecify.annotations.NullMarked;
