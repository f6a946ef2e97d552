package io.reviewstream.enrich.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Words;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NGramTableTest {
    @Test
    void findsWhatWasPut() {
        NGramTable table = NGramTable.ofBits(4);
        long word = Words.hash("superb");

        table.put(word, -128, 127);

        int slot = table.find(word);
        assertThat((byte) table.weights(slot)).isEqualTo((byte) -128);
        assertThat((byte) (table.weights(slot) >>> 8)).isEqualTo((byte) 127);
    }

    @Test
    void findsNothingInAnEmptyTable() {
        NGramTable table = NGramTable.ofBits(0);

        assertThat(table.find(0)).isEqualTo(NGramTable.NONE);
        assertThat(table.find(Words.hash("film"))).isEqualTo(NGramTable.NONE);
    }

    @Test
    void refusesTheFifthOfABucket() {
        NGramTable table = NGramTable.ofBits(0);

        for (int fingerprint = 1; fingerprint <= 4; fingerprint++) {
            assertThat(table.put(fingerprint, fingerprint, -fingerprint)).isTrue();
        }
        assertThat(table.put(5, 1, 1)).isFalse();
        for (int fingerprint = 1; fingerprint <= 4; fingerprint++) {
            assertThat((byte) table.weights(table.find(fingerprint))).isEqualTo((byte) fingerprint);
        }
    }

    @Test
    void keepsTheFirstOfTwoWithOneFingerprint() {
        NGramTable table = NGramTable.ofBits(0);

        assertThat(table.put(0x10007, 1, 1)).isTrue();
        assertThat(table.put(0x20007, 2, 2)).isFalse();
    }

    @Test
    void keepsApartManyKeys() {
        NGramTable table = NGramTable.ofBits(12);
        var random = new SplittableRandom(7);
        long[] keys = random.longs(8_000).toArray();
        var kept = new boolean[keys.length];
        for (int i = 0; i < keys.length; i++) {
            kept[i] = table.put(keys[i], i % 255 - 127, i % 251 - 125);
        }

        for (int i = 0; i < keys.length; i++) {
            if (kept[i]) {
                int slot = table.find(keys[i]);
                assertThat((byte) table.weights(slot)).isEqualTo((byte) (i % 255 - 127));
                assertThat((byte) (table.weights(slot) >>> 8)).isEqualTo((byte) (i % 251 - 125));
            }
        }
    }
}
