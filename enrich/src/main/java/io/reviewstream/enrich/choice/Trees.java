package io.reviewstream.enrich.choice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A sum of decision trees over numbers, all of one depth: what a sum of weights cannot tell as it takes several things
 * together. Immutable.
 */
public final class Trees {
    private static final float UNIT = 1f / 4096;

    private final int depth;

    /** Of each tree, its inner nodes in the order of a heap: which number is compared, … */
    private final byte[] inputs;

    /** … and with what; greater ones go right. */
    private final float[] limits;

    /** Of each tree, what its leaves add, from left to right. */
    private final float[] leaves;

    Trees(int depth, byte[] inputs, float[] limits, float[] leaves) {
        this.depth = depth;
        this.inputs = inputs;
        this.limits = limits;
        this.leaves = leaves;
    }

    /** No trees: the sum is 0. */
    public static Trees none() {
        return new Trees(1, new byte[0], new float[0], new float[0]);
    }

    /**
     * Reads trees.
     *
     * @throws IOException when there are none
     */
    public static Trees read(DataInputStream in) throws IOException {
        int depth = in.readInt();
        int trees = in.readInt();
        if (depth < 1 || depth > 8 || trees < 0 || trees > 10_000) {
            throw new IOException("not trees: " + trees + " of depth " + depth);
        }
        byte[] inputs = new byte[trees * inner(depth)];
        float[] limits = new float[inputs.length];
        float[] leaves = new float[trees << depth];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = in.readByte();
            limits[i] = in.readFloat();
        }
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = in.readShort() * UNIT;
        }
        return new Trees(depth, inputs, limits, leaves);
    }

    /**
     * Writes the trees.
     *
     * @throws IOException when that fails
     */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(depth);
        out.writeInt(leaves.length >> depth);
        for (int i = 0; i < inputs.length; i++) {
            out.writeByte(inputs[i]);
            out.writeFloat(limits[i]);
        }
        for (float leaf : leaves) {
            out.writeShort(Math.round(Math.max(-7.9f, Math.min(7.9f, leaf)) / UNIT));
        }
    }

    static int inner(int depth) {
        return (1 << depth) - 1;
    }

    /**
     * The sums of what the trees say of each of three rows of numbers, in two thirds of the time that they take one by one: a
     * processor waits for each step down a tree, and meanwhile has those of the other rows to do.
     */
    public float[] sums(float[] one, float[] two, float[] three) {
        float[] sums = new float[3];
        int inner = inner(depth);
        int trees = leaves.length >> depth;
        for (int tree = 0; tree < trees; tree++) {
            int base = tree * inner;
            int first = 0;
            int second = 0;
            int third = 0;
            for (int level = 0; level < depth; level++) {
                first = below(first, base + first, one);
                second = below(second, base + second, two);
                third = below(third, base + third, three);
            }
            int leaf = (tree << depth) - inner;
            sums[0] += leaves[leaf + first];
            sums[1] += leaves[leaf + second];
            sums[2] += leaves[leaf + third];
        }
        return sums;
    }

    /** The node below: the sign of the difference goes right without a jump that a processor would have to guess. */
    private int below(int node, int at, float[] numbers) {
        return 2 * node + 1 + (Float.floatToRawIntBits(limits[at] - numbers[inputs[at]]) >>> 31);
    }
}
