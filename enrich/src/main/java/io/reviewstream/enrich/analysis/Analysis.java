package io.reviewstream.enrich.analysis;

import io.reviewstream.events.Enrichment;
import java.util.Map;

/**
 * What an analysis gives.
 *
 * @param enrichment all that was found
 * @param degraded analysers that failed on this text, with the reason; empty when all is well
 */
public record Analysis(Enrichment enrichment, Map<String, String> degraded) {
    public Analysis {
        degraded = Map.copyOf(degraded);
    }
}
