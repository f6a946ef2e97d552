package io.reviewstream.sink.files;

/**
 * How reviews lie in a folder.
 *
 * @param layout which folder a review goes to
 * @param compression of part files
 * @param openFiles so many part files at most are open at once for a partition
 * @param pretty whether documents are broken into lines, for people
 */
public record Format(Layout layout, Compression compression, int openFiles, boolean pretty) {}
