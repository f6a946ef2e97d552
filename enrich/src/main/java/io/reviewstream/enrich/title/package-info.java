/** What reviews say of a title, added up so exactly that an edited review can be taken out again. Knows no Kafka. */
@NullMarked
package io.reviewstream.enrich.title;

import org.jspecify.annotations.NullMarked;
