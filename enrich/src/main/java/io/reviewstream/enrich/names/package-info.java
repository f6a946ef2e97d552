/** Stretches of a document that look like names: capitalised runs, quoted words, and what is known of each word. */
@NullMarked
package io.reviewstream.enrich.names;

import org.jspecify.annotations.NullMarked;
