package io.reviewstream.enrich.analysis;

import io.reviewstream.events.AnalyserStatus;
import io.reviewstream.events.Enrichment;
import java.util.Map;

/**
 * What an analysis gives.
 *
 * @param enrichment all that was found
 * @param degraded analysers that failed on this text or ran out of time, with the reason; empty when all is well
 * @param analysers what came of each
 */
public record Analysis(Enrichment enrichment, Map<String, String> degraded, Map<String, AnalyserStatus> analysers) {
    public Analysis {
        degraded = Map.copyOf(degraded);
        analysers = Map.copyOf(analysers);
    }
}
