package io.reviewstream.enrich;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What became of one source's records.
 *
 * @param received all records seen
 * @param enriched those that left enriched
 * @param duplicates those whose content was known under their id
 */
public record LedgerEntry(long received, long enriched, long duplicates) {
    static final LedgerEntry NONE = new LedgerEntry(0, 0, 0);

    static LedgerEntry orNone(@Nullable LedgerEntry entry) {
        return entry == null ? NONE : entry;
    }

    /** Those on which a step failed; they are in the dead letters. */
    public long deadLetters() {
        return received - enriched - duplicates;
    }

    LedgerEntry plusReceived() {
        return new LedgerEntry(received + 1, enriched, duplicates);
    }

    LedgerEntry plusDuplicate() {
        return new LedgerEntry(received, enriched, duplicates + 1);
    }

    LedgerEntry plusEnriched() {
        return new LedgerEntry(received, enriched + 1, duplicates);
    }

    LedgerEntry plus(LedgerEntry other) {
        return new LedgerEntry(received + other.received, enriched + other.enriched, duplicates + other.duplicates);
    }

    /** Three 64-bit numbers, big-endian. */
    static final class EntrySerde implements Serde<LedgerEntry> {
        @Override
        public Serializer<LedgerEntry> serializer() {
            return (topic, entry) -> entry == null
                    ? null
                    : ByteBuffer.allocate(3 * Long.BYTES)
                            .putLong(entry.received)
                            .putLong(entry.enriched)
                            .putLong(entry.duplicates)
                            .array();
        }

        @Override
        public Deserializer<LedgerEntry> deserializer() {
            return (topic, bytes) -> {
                if (bytes == null) {
                    return null;
                }
                if (bytes.length != 3 * Long.BYTES) {
                    throw new SerializationException("a ledger entry has 24 bytes but this has " + bytes.length);
                }
                var buffer = ByteBuffer.wrap(bytes);
                return new LedgerEntry(buffer.getLong(), buffer.getLong(), buffer.getLong());
            };
        }
    }
}
