package io.reviewstream.enrich.choice;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights of features for each answer; the answers' probabilities are the softmax of the sums. Immutable.
 *
 * <p>A file holds a 32-bit key and one 16-bit weight an answer for each feature, in 1024ths.
 */
public final class LinearModel {
    private static final int MAGIC = 0x4C4D3031;

    /** What is so much less than the greatest is 0 in a float, and need not be computed. */
    private static final float NOTHING = -110;

    static final float UNIT = 1f / 1024;

    private final int answers;
    private final int size;
    private final int stride;
    private final int mask;

    /** Each slot a key and the bits of its weights, side by side, so that a look-up is one cache line. */
    private final int[] slots;

    LinearModel(int answers, SortedMap<Integer, float[]> features) {
        this.answers = answers;
        this.size = features.size();
        this.stride = Integer.highestOneBit(answers) * 2;
        // 70 % full at most: most features that are looked for are not there, and a full table is long in saying so.
        int capacity = Integer.highestOneBit(Math.max(16, features.size() * 10 / 7)) * 2;
        mask = capacity - 1;
        slots = new int[capacity * stride];
        features.forEach((key, values) -> {
            int at = slot(key);
            while (slots[at * stride] != 0) {
                at = at + 1 & mask;
            }
            slots[at * stride] = key;
            for (int answer = 0; answer < answers; answer++) {
                slots[at * stride + 1 + answer] = Float.floatToIntBits(values[answer]);
            }
        });
    }

    private int slot(int key) {
        return key * 0x9E3779B9 >>> 7 & mask;
    }

    /** Where a key's weights begin; -1 when it has none. */
    private int find(int key) {
        int at = slot(key) * stride;
        while (true) {
            int there = slots[at];
            if (there == key) {
                return at + 1;
            }
            if (there == 0) {
                return -1;
            }
            at = at + stride & slots.length - 1;
        }
    }

    /** Reads a resource beside {@code owner}. */
    public static LinearModel resource(Class<?> owner, String name) {
        try (InputStream bytes = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it is none
     */
    public static LinearModel read(InputStream bytes) throws IOException {
        var in = new DataInputStream(bytes);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a file of weights");
        }
        int answers = in.readInt();
        int size = in.readInt();
        byte[] all = in.readNBytes(size * (4 + 2 * answers));
        if (all.length != size * (4 + 2 * answers)) {
            throw new IOException("a file of weights that ends early");
        }
        var buffer = ByteBuffer.wrap(all);
        var features = new TreeMap<Integer, float[]>();
        for (int i = 0; i < size; i++) {
            int key = buffer.getInt();
            float[] values = new float[answers];
            for (int answer = 0; answer < answers; answer++) {
                values[answer] = buffer.getShort() * UNIT;
            }
            features.put(key, values);
        }
        return new LinearModel(answers, features);
    }

    /**
     * Writes the model, its features in order, so that the same model gives the same bytes.
     *
     * @throws IOException when that fails
     */
    public void write(OutputStream bytes) throws IOException {
        var places = new TreeMap<Integer, Integer>();
        for (int at = 0; at < slots.length; at += stride) {
            if (slots[at] != 0) {
                places.put(slots[at], at + 1);
            }
        }
        var out = new DataOutputStream(new BufferedOutputStream(bytes));
        out.writeInt(MAGIC);
        out.writeInt(answers);
        out.writeInt(places.size());
        for (var entry : places.entrySet()) {
            out.writeInt(entry.getKey());
            for (int answer = 0; answer < answers; answer++) {
                float weight = Float.intBitsToFloat(slots[entry.getValue() + answer]);
                out.writeShort(Math.round(Math.max(-31, Math.min(31, weight)) / UNIT));
            }
        }
        out.flush();
    }

    /** Takes one feature's key, never 0, and its weights. */
    public interface Weights {
        void of(int key, float[] weights);
    }

    /** Hands on all features, for who keeps them in a form of their own. */
    public void forEach(Weights taker) {
        float[] weights = new float[answers];
        for (int at = 0; at < slots.length; at += stride) {
            if (slots[at] != 0) {
                for (int answer = 0; answer < answers; answer++) {
                    weights[answer] = Float.intBitsToFloat(slots[at + 1 + answer]);
                }
                taker.of(slots[at], weights);
            }
        }
    }

    /** The weights of one feature, written to {@code weights}; zeros when it has none. */
    public void weights(int key, float[] weights) {
        int at = find(key);
        for (int answer = 0; answer < answers; answer++) {
            weights[answer] = at < 0 ? 0 : Float.intBitsToFloat(slots[at + answer]);
        }
    }

    /** How many features have weights. */
    public int size() {
        return size;
    }

    public int answers() {
        return answers;
    }

    /** Adds what features give to each answer; the softmax of the sums are the probabilities. */
    public void add(Features features, float[] sums) {
        for (int i = 0; i < features.size(); i++) {
            int at = find(features.key(i));
            if (at >= 0) {
                for (int answer = 0; answer < answers; answer++) {
                    sums[answer] += Float.intBitsToFloat(slots[at + answer]);
                }
            }
        }
    }

    /** The weight of one feature, of a model with one answer; 0 when it has none. */
    float weight(int key) {
        int at = find(key);
        return at < 0 ? 0 : Float.intBitsToFloat(slots[at]);
    }

    /** The sum of the weights of some of the {@link Features#keys}, of a model with one answer. */
    public float sum(int[] keys, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += weight(keys[i]);
        }
        return sum;
    }

    /** Turns sums into probabilities. */
    public static void softmax(float[] values, int answers) {
        float most = values[0];
        for (int answer = 1; answer < answers; answer++) {
            most = Math.max(most, values[answer]);
        }
        float sum = 0;
        for (int answer = 0; answer < answers; answer++) {
            // StrictMath, so that every machine gives the same digits.
            float less = values[answer] - most;
            values[answer] = less < NOTHING ? 0 : (float) StrictMath.exp(less);
            sum += values[answer];
        }
        for (int answer = 0; answer < answers; answer++) {
            values[answer] /= sum;
        }
    }
}
