package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.catalogue.CatalogueFile;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.runtime.SettingsReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis has beyond what is built in.
 *
 * @param catalogue a file of works that reviews may be of; null for none
 * @param catalogueTopic whether {@code reviews.catalogue} is read, too
 * @param extensions a jar, or a folder of jars, with analysers of one's own; null for none
 * @param aspects a vocabulary of one's own for aspects, or a folder of them; null for none
 * @param maskPersonalData whether personal data is masked in what leaves
 */
public record AnalysisSettings(
        @Nullable Path catalogue,
        boolean catalogueTopic,
        @Nullable Path extensions,
        @Nullable Path aspects,
        boolean maskPersonalData) {
    private static final Path NONE = Path.of("");

    /** Nothing more. */
    public static AnalysisSettings none() {
        return new AnalysisSettings(null, false, null, null, false);
    }

    static AnalysisSettings from(SettingsReader in) {
        return new AnalysisSettings(
                file(in, "CATALOGUE"),
                in.flag("CATALOGUE_TOPIC", false),
                file(in, "EXTENSIONS"),
                file(in, "ASPECTS"),
                in.flag("MASK_PERSONAL_DATA", false));
    }

    private static @Nullable Path file(SettingsReader in, String name) {
        Path file = in.path(name, NONE);
        return file.equals(NONE) ? null : file;
    }

    /**
     * Reads the catalogue file and vocabularies, and loads the extensions.
     *
     * @throws io.reviewstream.runtime.SettingsException when one cannot be read; it says what and where
     */
    public AnalysisOptions open() {
        var works = new Catalogue();
        if (catalogue != null) {
            CatalogueFile.read(catalogue, works::put);
        }
        return new AnalysisOptions(
                works,
                extensions == null ? Extensions.none() : Extensions.load(extensions),
                aspects == null ? Vocabularies.none() : Vocabularies.load(aspects),
                maskPersonalData);
    }
}
