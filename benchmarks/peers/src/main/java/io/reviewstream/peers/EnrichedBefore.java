package io.reviewstream.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Hands on, for each raw review, one that was enriched before the clock ran, with the raw one's id put in, and remembers the id: what a
 * pipeline of enriched reviews costs whose analysis, and reading and writing of JSON, take no time.
 */
final class EnrichedBefore extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final String STORE = "remembered";

    /** As much as is remembered of a review to tell whether it comes again. */
    private static final int REMEMBERED_BYTES = 24;

    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.UTF_8);

    private final List<AroundId> enriched;
    private int next;
    private KeyValueStore<byte[], byte[]> store;

    @SuppressWarnings("NullAway.Init") // the store comes with init, which Kafka Streams calls first
    private EnrichedBefore(List<AroundId> enriched) {
        this.enriched = enriched;
    }

    /** @param file enriched reviews, one a line, handed on in turn */
    static IdentityStream.Step of(Path file) throws IOException {
        List<AroundId> enriched = Files.readAllLines(file).stream()
                .map(line -> AroundId.of(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return (builder, reviews) -> {
            builder.addStateStore(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()));
            return reviews.process(() -> new EnrichedBefore(enriched), STORE);
        };
    }

    /** A line of JSON without its first id. */
    private record AroundId(byte[] before, byte[] after) {
        static AroundId of(byte[] json) {
            int from = idIn(json);
            return new AroundId(
                    Arrays.copyOf(json, from), Arrays.copyOfRange(json, endOfIdIn(json, from), json.length));
        }

        byte[] with(byte[] id) {
            byte[] whole = Arrays.copyOf(before, before.length + id.length + after.length);
            System.arraycopy(id, 0, whole, before.length, id.length);
            System.arraycopy(after, 0, whole, before.length + id.length, after.length);
            return whole;
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> raw) {
        byte[] review = raw.value();
        int from = idIn(review);
        byte[] id = Arrays.copyOfRange(review, from, endOfIdIn(review, from));
        if (store.get(id) != null) {
            throw new IllegalStateException("came before: " + new String(id, StandardCharsets.UTF_8));
        }
        context().forward(raw.withKey(id).withValue(enriched.get(next).with(id)));
        next = (next + 1) % enriched.size();
        store.put(id, new byte[REMEMBERED_BYTES]);
    }

    private static int idIn(byte[] json) {
        for (int at = 0; at + ID.length < json.length; at++) {
            if (Arrays.equals(json, at, at + ID.length, ID, 0, ID.length)) {
                return at + ID.length;
            }
        }
        throw new IllegalArgumentException("no id in " + new String(json, StandardCharsets.UTF_8));
    }

    private static int endOfIdIn(byte[] json, int from) {
        int end = from;
        while (json[end] != '"') {
            end++;
        }
        return end;
    }
}
