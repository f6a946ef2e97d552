package io.reviewstream.enrich.people;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Renown} by 32-bit hash; no name can be read back. Immutable. */
final class RenownTable implements Renown {
    private static final int STEPS = 18;

    /** Each a hash in the upper half and steps in the lower; 0 where nothing is. */
    private final long[] slots;

    private RenownTable(int size) {
        slots = new long[Integer.highestOneBit(Math.max(16, size)) * 4];
    }

    /** Of steps by {@link #hash}. */
    static RenownTable of(SortedMap<Integer, Integer> renown) {
        var table = new RenownTable(renown.size());
        renown.forEach((hash, steps) -> table.slots[table.slot(hash)] = (long) hash << 32 | steps);
        return table;
    }

    static RenownTable read(DataInputStream in) throws IOException {
        var renown = new TreeMap<Integer, Integer>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            int hash = in.readInt();
            int steps = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (hash == 0 || steps >>> STEPS != 0) {
                throw new IOException("not a table of renown");
            }
            renown.put(hash, steps);
        }
        return of(renown);
    }

    /** Writes the entries in the order of their hashes. */
    void write(DataOutputStream out) throws IOException {
        var renown = new TreeMap<Integer, Integer>();
        for (long slot : slots) {
            if (slot != 0) {
                renown.put((int) (slot >>> 32), (int) slot);
            }
        }
        out.writeInt(renown.size());
        for (var entry : renown.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeByte(entry.getValue() >>> 16);
            out.writeShort(entry.getValue());
        }
    }

    static int hash(long key) {
        int hash = (int) (key >>> 32) ^ (int) key;
        return hash == 0 ? 1 : hash;
    }

    @Override
    public int of(long key) {
        return (int) slots[slot(hash(key))];
    }

    /** Where a hash is, or would be. */
    private int slot(int hash) {
        int mask = slots.length - 1;
        int at = hash * 0x9E3779B9 >>> 9 & mask;
        while (slots[at] != 0 && (int) (slots[at] >>> 32) != hash) {
            at = at + 1 & mask;
        }
        return at;
    }
}
