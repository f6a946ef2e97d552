package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;

/**
 * What whoever runs the analysis adds to it.
 *
 * @param catalogue works that reviews may be of; may be empty, and may be filled while reviews are analysed
 * @param extensions analysers of one's own
 * @param vocabularies words of one's own for the aspects of some domains
 * @param maskPersonalData whether {@linkplain io.reviewstream.enrich.privacy.PersonalData personal data} is masked in what leaves
 */
public record AnalysisOptions(
        Catalogue catalogue, Extensions extensions, Vocabularies vocabularies, boolean maskPersonalData) {
    /** Nothing is added. */
    public static AnalysisOptions none() {
        return new AnalysisOptions(new Catalogue(), Extensions.none(), Vocabularies.none(), false);
    }
}
