/** How well metadata is found, measured on labelled reviews. Nothing here runs in the pipeline. */
@NullMarked
package io.reviewstream.enrich.evaluation;

import org.jspecify.annotations.NullMarked;
