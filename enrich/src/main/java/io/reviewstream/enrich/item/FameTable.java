package io.reviewstream.enrich.item;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Fame} by 32-bit hash; no phrase can be read back. Immutable. */
final class FameTable implements Fame {
    private final int[] keys;
    private final byte[] steps;

    private FameTable(int size) {
        int capacity = Integer.highestOneBit(Math.max(16, size)) * 4;
        keys = new int[capacity];
        steps = new byte[capacity];
    }

    /** Of steps by {@link #hash}. */
    static FameTable of(SortedMap<Integer, Integer> fame) {
        var table = new FameTable(fame.size());
        fame.forEach((hash, steps) -> {
            int at = table.slot(hash);
            table.keys[at] = hash;
            table.steps[at] = steps.byteValue();
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
        var places = new TreeMap<Integer, Integer>();
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                places.put(keys[at], at);
            }
        }
        out.writeInt(places.size());
        for (var entry : places.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeByte(steps[entry.getValue()]);
        }
    }

    static int hash(long key) {
        int hash = (int) (key >>> 32) ^ (int) key;
        return hash == 0 ? 1 : hash;
    }

    @Override
    public int of(long key) {
        return steps[slot(hash(key))] & 0xFF;
    }

    private int slot(int hash) {
        int mask = keys.length - 1;
        int at = hash * 0x9E3779B9 >>> 9 & mask;
        while (keys[at] != 0 && keys[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }
}
