package io.reviewstream.enrich;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.runtime.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Passes on reviews whose content is new under their id, and counts the rest as duplicates. Bytes are read here and not at
 * the topic, so that those that are no review are counted as well.
 */
final class Revise extends ContextualProcessor<String, byte[], String, Revised> {
    private final Topic<String, RawReview> rawTopic;
    private final Function<KeyValueStore<String, byte[]>, Memory> memoryIn;
    private final Duration tidyEvery;
    private Memory memory;
    private KeyValueStore<String, LedgerEntry> ledger;

    private final Vitals vitals;

    @SuppressWarnings("NullAway.Init") // the stores come with init, which Kafka Streams calls first
    Revise(
            Topic<String, RawReview> rawTopic,
            Function<KeyValueStore<String, byte[]>, Memory> memoryIn,
            Duration tidyEvery,
            Vitals vitals) {
        this.rawTopic = rawTopic;
        this.memoryIn = memoryIn;
        this.tidyEvery = tidyEvery;
        this.vitals = vitals;
    }

    @Override
    public void init(ProcessorContext<String, Revised> context) {
        super.init(context);
        memory = memoryIn.apply(context.getStateStore(EnrichTopology.REVISIONS));
        ledger = context.getStateStore(EnrichTopology.LEDGER);
        context.schedule(tidyEvery, PunctuationType.WALL_CLOCK_TIME, now -> memory.tidy(memory.now()));
    }

    @Override
    public void process(Record<String, byte[]> raw) {
        vitals.in(1);
        String source =
                CloudEvent.header(raw.headers(), CloudEvent.SOURCE_HEADER).orElse("");
        LedgerEntry before = LedgerEntry.orNone(ledger.get(source));
        // A letter sent back was received before: once enriched, it is one dead letter less.
        LedgerEntry received = DeadLetter.isReplay(raw.headers()) ? before : before.plusReceived();
        ledger.put(source, received);
        RawReview review = read(raw.value());
        // The id in the event is the review's name; a foreign producer may have set no key or another one.
        Instant now = memory.now();
        memory.tidy(now);
        byte[] remembered = memory.recall(review.id(), now);
        Revision revision = Revision.of(review, remembered);
        if (remembered != null && revision.isRemembered(remembered)) {
            memory.seenAgain(review.id(), remembered, now);
            ledger.put(source, received.plusDuplicate());
            vitals.duplicate();
            return;
        }
        context().forward(raw.withKey(review.id()).withValue(new Revised(review, revision, now)));
    }

    private RawReview read(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableException("a record without a value is no review");
        }
        try {
            return rawTopic.values().deserializer().deserialize(rawTopic.name(), value);
        } catch (SerializationException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()));
        }
    }
}
