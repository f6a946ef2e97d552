package io.reviewstream.enrich.item;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Fame} by 32-bit hash; no phrase can be read back. Immutable. */
final class FameTable implements Fame {
    private static final int STEP_BITS = 8;

    /** Each a hash above its steps, side by side, so that a look-up is one cache line; 0 where there is none. */
    private final long[] slots;

    private FameTable(int size) {
        // 70 % full at most: most phrases that are looked for are not there.
        slots = new long[Integer.highestOneBit(Math.max(16, size * 10 / 7)) * 2];
    }

    /** Of steps by {@link #hash}. */
    static FameTable of(SortedMap<Integer, Integer> fame) {
        var table = new FameTable(fame.size());
        fame.forEach((hash, steps) -> {
            table.slots[table.slot(hash)] = (long) hash << STEP_BITS | steps;
        });
        return table;
    }

    static FameTable read(DataInputStream in) throws IOException {
        var fame = new TreeMap<Integer, Integer>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            fame.put(in.readInt(), in.readUnsignedByte());
        }
        return of(fame);
    }

    /** Writes the entries in the order of their hashes. */
    void write(DataOutputStream out) throws IOException {
        long[] entries = Arrays.stream(slots).filter(slot -> slot != 0).sorted().toArray();
        out.writeInt(entries.length);
        for (long entry : entries) {
            out.writeInt((int) (entry >> STEP_BITS));
            out.writeByte((int) entry);
        }
    }

    static int hash(long key) {
        int hash = (int) (key >>> 32) ^ (int) key;
        return hash == 0 ? 1 : hash;
    }

    @Override
    public int of(long key) {
        return (int) slots[slot(hash(key))] & (1 << STEP_BITS) - 1;
    }

    private int slot(int hash) {
        int mask = slots.length - 1;
        int at = hash * 0x9E3779B9 >>> 9 & mask;
        while (slots[at] != 0 && (int) (slots[at] >> STEP_BITS) != hash) {
            at = at + 1 & mask;
        }
        return at;
    }
}
