/** Whether the writer recommends what was reviewed. */
@NullMarked
package io.reviewstream.enrich.recommendation;

import org.jspecify.annotations.NullMarked;
