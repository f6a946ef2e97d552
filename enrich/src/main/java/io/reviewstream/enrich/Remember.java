package io.reviewstream.enrich;

import io.reviewstream.runtime.Vitals;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Notes what has been enriched, so that the same content is not enriched again. */
final class Remember extends ContextualProcessor<String, Analysed, String, byte[]> {
    private final Function<KeyValueStore<String, byte[]>, Memory> memoryIn;
    private Memory memory;
    private KeyValueStore<String, LedgerEntry> ledger;

    private final Vitals vitals;

    @SuppressWarnings("NullAway.Init") // the stores come with init, which Kafka Streams calls first
    Remember(Function<KeyValueStore<String, byte[]>, Memory> memoryIn, Vitals vitals) {
        this.memoryIn = memoryIn;
        this.vitals = vitals;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        memory = memoryIn.apply(context.getStateStore(EnrichTopology.REVISIONS));
        ledger = context.getStateStore(EnrichTopology.LEDGER);
    }

    @Override
    public void process(Record<String, Analysed> record) {
        Analysed analysed = record.value();
        context().forward(record.withValue(analysed.json()));
        memory.remember(record.key(), analysed.revision());
        ledger.put(
                analysed.source(),
                LedgerEntry.orNone(ledger.get(analysed.source())).plusEnriched());
        vitals.out(1);
    }
}
