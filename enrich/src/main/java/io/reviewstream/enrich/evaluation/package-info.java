/** How well the analysers do on annotated data. */
@NullMarked
package io.reviewstream.enrich.evaluation;

import org.jspecify.annotations.NullMarked;
