package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ParsedReview;

/**
 * One record of a file, and what became of it.
 *
 * @param place for people: {@code reviews.jsonl:17}, or the name alone when the file is the record
 * @param original its bytes; of one that is too large the first {@link Chunk#KEPT_OF_TOO_LARGE} only
 * @param parsed the review, or what is wrong
 */
public record FoundRecord(String place, byte[] original, ParsedReview parsed) {}
