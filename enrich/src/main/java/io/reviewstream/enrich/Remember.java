package io.reviewstream.enrich;

import io.reviewstream.runtime.Vitals;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Notes what has been enriched, so that the same content is not enriched again. */
final class Remember extends ContextualProcessor<String, Analysed, String, byte[]> {
    private KeyValueStore<String, byte[]> revisions;
    private KeyValueStore<String, LedgerEntry> ledger;

    private final Vitals vitals;

    @SuppressWarnings("NullAway.Init") // the stores come with init, which Kafka Streams calls first
    Remember(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        revisions = context.getStateStore(EnrichTopology.REVISIONS);
        ledger = context.getStateStore(EnrichTopology.LEDGER);
    }

    @Override
    public void process(Record<String, Analysed> record) {
        Analysed analysed = record.value();
        context().forward(record.withValue(analysed.json()));
        revisions.put(record.key(), Memory.entry(analysed.revision(), analysed.seen()));
        ledger.put(
                analysed.source(),
                LedgerEntry.orNone(ledger.get(analysed.source())).plusEnriched());
        vitals.out(1);
    }
}
