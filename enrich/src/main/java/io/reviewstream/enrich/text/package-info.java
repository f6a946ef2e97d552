/** A review's text as the analysers see it: tokens and sentences, with spans into the original. Knows no Kafka. */
@NullMarked
package io.reviewstream.enrich.text;

import org.jspecify.annotations.NullMarked;
