/**
 * How the weights come about: labelled and unlabelled texts in, a {@link io.reviewstream.enrich.sentiment.SentimentModel}
 * and its figures out. Not needed to analyse.
 */
@NullMarked
package io.reviewstream.enrich.sentiment.training;

import org.jspecify.annotations.NullMarked;
