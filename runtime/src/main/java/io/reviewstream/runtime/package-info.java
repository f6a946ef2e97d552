/** What the services share while they run: settings, life cycle, exit codes. Knows nothing of reviews. */
@NullMarked
package io.reviewstream.runtime;

import org.jspecify.annotations.NullMarked;
