package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;

/**
 * What whoever runs the analysis adds to it.
 *
 * @param catalogue works that reviews may be of; may be empty, and may be filled while reviews are analysed
 * @param extensions analysers of one's own
 * @param maskPersonalData whether e-mail addresses, telephone and card numbers and street addresses are masked in what leaves
 */
public record AnalysisOptions(Catalogue catalogue, Extensions extensions, boolean maskPersonalData) {
    /** Nothing is added. */
    public static AnalysisOptions none() {
        return new AnalysisOptions(new Catalogue(), Extensions.none(), false);
    }
}
