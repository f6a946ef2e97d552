/**
 * Works that the user knows reviews may be of: read from a file or a compacted topic, looked up by title. None is needed.
 */
@NullMarked
package io.reviewstream.enrich.catalogue;

import org.jspecify.annotations.NullMarked;
