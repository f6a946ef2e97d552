package io.reviewstream.enrich;

import io.reviewstream.enrich.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The store of a GlobalKTable over {@code reviews.catalogue} whose content is a {@link Catalogue}: what Kafka Streams puts
 * in, when it starts and for as long as it runs, is found by title from then on. A value that is no entry is named in the
 * log and left out. In memory: read whole at each start, before the first review.
 */
final class CatalogueStore implements KeyValueStore<Bytes, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueStore.class);

    /** Kafka Streams puts a record's time before its value. */
    private static final int TIME_BYTES = Long.BYTES;

    private final String name;
    private final Catalogue catalogue;
    private volatile boolean open;

    private CatalogueStore(String name, Catalogue catalogue) {
        this.name = name;
        this.catalogue = catalogue;
    }

    /** For {@code Materialized.as}. */
    static KeyValueBytesStoreSupplier supplier(String name, Catalogue catalogue) {
        return new Supplier(name, catalogue);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (StateRestoreCallback) (key, value) -> put(Bytes.wrap(key), value));
        open = true;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        String id = new String(key.get(), StandardCharsets.UTF_8);
        if (value == null) {
            catalogue.remove(id);
            return;
        }
        byte[] json = Arrays.copyOfRange(value, Math.min(TIME_BYTES, value.length), value.length);
        try {
            catalogue.putJson(id, json);
        } catch (JacksonException e) {
            LOG.warn(
                    "left out of the catalogue: the entry with the key {} cannot be read: {}",
                    id,
                    e.getOriginalMessage());
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        byte[] json = catalogue.json(new String(key.get(), StandardCharsets.UTF_8));
        if (json == null) {
            return null;
        }
        byte[] value = new byte[TIME_BYTES + json.length];
        System.arraycopy(json, 0, value, TIME_BYTES, json.length);
        return value;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        throw new UnsupportedOperationException("the catalogue is looked up by title");
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw new UnsupportedOperationException("the catalogue is looked up by title");
    }

    @Override
    public long approximateNumEntries() {
        return catalogue.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Supplier(String name, Catalogue catalogue) implements KeyValueBytesStoreSupplier {
        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new CatalogueStore(name, catalogue);
        }

        @Override
        public String metricsScope() {
            return "in-memory";
        }
    }
}
