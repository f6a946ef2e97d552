package io.reviewstream.enrich.evaluation;

import java.nio.file.Path;

/**
 * What to measure on.
 *
 * @param reviews JSON Lines with {@code id}, {@code text}, {@code imdbId}
 * @param titles JSON Lines with {@code id}, {@code title}, {@code quoted}, {@code distinctive}
 * @param people JSON Lines with {@code id} and {@code mentions} of {@code name} and {@code role}
 * @param films JSON Lines with {@code imdbId}, {@code directors} and {@code actors}
 */
public record MetadataSettings(Path reviews, Path titles, Path people, Path films) {
    /** The files of a folder by their usual names. */
    public static MetadataSettings in(Path folder) {
        return new MetadataSettings(
                folder.resolve("imdb-train.jsonl.gz"),
                folder.resolve("title-truth-train.jsonl.gz"),
                folder.resolve("people-truth-train.jsonl.gz"),
                folder.resolve("people-train.jsonl.gz"));
    }
}
