/** Personal data in a text: where it is, and the text without it. */
@NullMarked
package io.reviewstream.enrich.privacy;

import org.jspecify.annotations.NullMarked;
