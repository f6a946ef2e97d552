package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

final class LedgerEntryTest {
    private static final LedgerEntry.EntrySerde SERDE = new LedgerEntry.EntrySerde();

    @Test
    void countsWhatBecameOfEachRecord() {
        LedgerEntry entry = LedgerEntry.NONE
                .plusReceived()
                .plusEnriched()
                .plusReceived()
                .plusDuplicate()
                .plusReceived();

        assertThat(entry).isEqualTo(new LedgerEntry(3, 1, 1));
        assertThat(entry.deadLetters()).isEqualTo(1);
    }

    @Test
    void addsUpOverPartitions() {
        assertThat(new LedgerEntry(5, 3, 1).plus(new LedgerEntry(10, 10, 0))).isEqualTo(new LedgerEntry(15, 13, 1));
    }

    @Test
    void isNothingWhereNothingIsKnown() {
        assertThat(LedgerEntry.orNone(null)).isEqualTo(new LedgerEntry(0, 0, 0));
        assertThat(LedgerEntry.orNone(new LedgerEntry(1, 1, 0))).isEqualTo(new LedgerEntry(1, 1, 0));
    }

    @Test
    void isStoredAsThreeNumbers() {
        var entry = new LedgerEntry(3, 2, Long.MAX_VALUE);

        byte[] bytes = SERDE.serializer().serialize("ledger", entry);

        assertThat(bytes).hasSize(24).startsWith(0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 2, 127, 255);
        assertThat(SERDE.deserializer().deserialize("ledger", bytes)).isEqualTo(entry);
    }

    @Test
    @SuppressWarnings("NullAway") // Kafka hands nulls to serdes
    void passesNullOnBothWays() {
        assertThat(SERDE.serializer().serialize("ledger", null)).isNull();
        assertThat(SERDE.deserializer().deserialize("ledger", null)).isNull();
    }

    @Test
    void refusesBytesThatAreNoEntry() {
        assertThatThrownBy(() -> SERDE.deserializer().deserialize("ledger", new byte[23]))
                .isInstanceOf(SerializationException.class)
                .hasMessage("a ledger entry has 24 bytes but this has 23");
    }
}
