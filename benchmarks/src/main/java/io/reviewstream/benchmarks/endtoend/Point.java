package io.reviewstream.benchmarks.endtoend;

/**
 * A point of a series.
 *
 * @param series which
 * @param x what was varied: reviews, characters, partitions, seconds
 * @param y what came of it, in the unit that the series says
 */
public record Point(String series, double x, double y) {}
