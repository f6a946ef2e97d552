package io.reviewstream.enrich;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.runtime.Vitals;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Passes on reviews whose content is new under their id, and counts the rest as duplicates. */
final class Revise extends ContextualProcessor<String, RawReview, String, Revised> {
    private KeyValueStore<String, byte[]> revisions;
    private KeyValueStore<String, LedgerEntry> ledger;

    private final Vitals vitals;

    @SuppressWarnings("NullAway.Init") // the stores come with init, which Kafka Streams calls first
    Revise(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public void init(ProcessorContext<String, Revised> context) {
        super.init(context);
        revisions = context.getStateStore(EnrichTopology.REVISIONS);
        ledger = context.getStateStore(EnrichTopology.LEDGER);
    }

    @Override
    public void process(Record<String, RawReview> raw) {
        vitals.in(1);
        String source =
                CloudEvent.header(raw.headers(), CloudEvent.SOURCE_HEADER).orElse("");
        LedgerEntry before = LedgerEntry.orNone(ledger.get(source));
        // A letter sent back was received before: once enriched, it is one dead letter less.
        LedgerEntry received = DeadLetter.isReplay(raw.headers()) ? before : before.plusReceived();
        if (raw.value() == null) {
            ledger.put(source, received);
            throw new IllegalArgumentException("a record without a value is no review");
        }
        // The id in the event is the review's name; a foreign producer may have set no key or another one.
        byte[] remembered = revisions.get(raw.value().id());
        Revision revision = Revision.of(raw.value(), remembered);
        if (revision.isRemembered(remembered)) {
            ledger.put(source, received.plusDuplicate());
            vitals.duplicate();
            return;
        }
        ledger.put(source, received);
        context().forward(raw.withKey(raw.value().id()).withValue(new Revised(raw.value(), revision)));
    }
}
