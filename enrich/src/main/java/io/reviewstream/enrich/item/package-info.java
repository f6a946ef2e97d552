/** What a review is about: the film, series, book or product. */
@NullMarked
package io.reviewstream.enrich.item;

import org.jspecify.annotations.NullMarked;
