/**
 * The JSON Lines store: part files that other tools read as they are, and manifests that say which of them count.
 *
 * <p>A batch becomes part of the store at one instant, when its manifest gets its name. Data is on disk before that, and
 * moves to where readers look after it; whatever is killed in between is finished or dropped by the next start.
 */
@NullMarked
package io.reviewstream.sink.files;

import org.jspecify.annotations.NullMarked;
