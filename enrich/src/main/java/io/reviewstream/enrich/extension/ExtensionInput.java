package io.reviewstream.enrich.extension;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.RawReview;

/**
 * What an extension has to go by. Immutable.
 *
 * @param review as it will leave: with personal data masked where that is set
 * @param document its text, tokenised once for all analysers, with the place of each token in the text
 * @param enrichment all that the analysers before found; {@code enrichment.language().supported()} tells whether they
 *     understood the language
 */
public record ExtensionInput(RawReview review, Document document, Enrichment enrichment) {}
