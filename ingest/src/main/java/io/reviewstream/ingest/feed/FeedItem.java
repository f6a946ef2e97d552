package io.reviewstream.ingest.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed.
 *
 * @param fields under the names of a raw review; what is not known there in {@code extra}
 * @param original as it stands in the feed
 * @param whole false for the last one of a document that ends in its midst
 */
public record FeedItem(Map<String, @Nullable Object> fields, String original, boolean whole) {}
