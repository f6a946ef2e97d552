package io.reviewstream.events;

import org.jspecify.annotations.Nullable;

/**
 * What the source says was reviewed.
 *
 * @param type schema.org type such as {@code Movie}, {@code TVSeries}, {@code Book}, {@code Product}; null when unknown
 * @param name its title
 * @param year of release, null when unknown
 * @param sameAs a URL or identifier that settles which one is meant
 */
public record StatedItem(
        @Nullable String type,
        @Nullable String name,
        @Nullable Integer year,
        @Nullable String sameAs) {}
