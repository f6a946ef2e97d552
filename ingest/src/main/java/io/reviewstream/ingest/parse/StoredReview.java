package io.reviewstream.ingest.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a store, which holds the raw review as it was: so a store can be the source of a newer analysis. */
final class StoredReview {
    private StoredReview() {}

    /** The raw review in an enriched one; anything else as it is. */
    static Map<String, ? extends @Nullable Object> rawOf(Map<String, ? extends @Nullable Object> row) {
        if (!isOne(row) || !(row.get("review") instanceof Map<?, ?> review)) {
            return row;
        }
        var raw = new LinkedHashMap<String, @Nullable Object>();
        review.forEach((name, value) -> raw.put(String.valueOf(name), value));
        return raw;
    }

    static boolean isOne(Map<String, ? extends @Nullable Object> row) {
        return row.get("review") instanceof Map<?, ?>
                && row.get("enrichment") instanceof Map<?, ?>
                && row.get("provenance") instanceof Map<?, ?>;
    }
}
