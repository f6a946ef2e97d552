/** What the writer thought, from the words: the model, its training, and the opinions that other analysers ask for. */
@NullMarked
package io.reviewstream.enrich.sentiment;

import org.jspecify.annotations.NullMarked;
