package io.reviewstream.console;

/** Knows how many reviews were dropped, as their content was there already. */
@FunctionalInterface
public interface Duplicates {
    long count();
}
