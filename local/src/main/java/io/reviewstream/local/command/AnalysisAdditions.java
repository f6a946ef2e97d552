package io.reviewstream.local.command;

import io.reviewstream.enrich.AnalysisSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command's analysis has beyond what is built in. */
final class AnalysisAdditions {
    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Works that reviews may be of, JSON Lines or CSV: name, year, aliases, people, identifiers.")
    private @Nullable Path catalogue;

    @Option(
            names = "--extensions",
            paramLabel = "JAR",
            description = "A jar, or a folder of jars, with analysers of your own.")
    private @Nullable Path extensions;

    @Option(
            names = "--aspects",
            paramLabel = "FILE",
            description = "Words of your own for what reviews judge, a file a kind of thing, or a folder of them.")
    private @Nullable Path aspects;

    @Option(
            names = "--mask-personal-data",
            description =
                    "Mask e-mail, network and postal addresses, and numbers of telephones, cards, bank accounts and"
                            + " social security.")
    private boolean maskPersonalData;

    /** @param catalogueTopic whether the catalogue's topic is read, too */
    AnalysisSettings settings(boolean catalogueTopic) {
        return new AnalysisSettings(catalogue, catalogueTopic, extensions, aspects, maskPersonalData);
    }
}
