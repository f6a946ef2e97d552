package io.reviewstream.enrich;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.EnrichedReview;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Notes what has been enriched, so that the same content is not enriched again. */
final class Remember extends ContextualProcessor<String, Analysed, String, EnrichedReview> {
    private KeyValueStore<String, byte[]> revisions;
    private KeyValueStore<String, LedgerEntry> ledger;

    @SuppressWarnings("NullAway.Init") // the stores come with init, which Kafka Streams calls first
    Remember() {}

    @Override
    public void init(ProcessorContext<String, EnrichedReview> context) {
        super.init(context);
        revisions = context.getStateStore(EnrichTopology.REVISIONS);
        ledger = context.getStateStore(EnrichTopology.LEDGER);
    }

    @Override
    public void process(Record<String, Analysed> record) {
        context().forward(record.withValue(record.value().enriched()));
        revisions.put(record.key(), record.value().revision().toBytes());
        String source =
                CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER).orElse("");
        ledger.put(source, LedgerEntry.orNone(ledger.get(source)).plusEnriched());
    }
}
