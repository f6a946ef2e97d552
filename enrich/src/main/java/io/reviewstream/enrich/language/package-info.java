/** Which language a text is written in: script first, then common words, then character sequences. */
@NullMarked
package io.reviewstream.enrich.language;

import org.jspecify.annotations.NullMarked;
