package io.reviewstream.enrich.choice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A sum of decision trees over numbers, all of one depth, whose leaves say something of each of several classes: which class it
 * is, when the classes look much the same but for a few things taken together. Immutable.
 */
public final class ClassTrees {
    private static final float UNIT = 1f / 4096;

    private final int classes;
    private final int depth;

    /** What each class has before any tree, ahead of what the leaves add: of each tree, from left to right, all classes. */
    private final float[] leaves;

    /** Of each tree, its inner nodes in the order of a heap: which number is compared, … */
    private final byte[] inputs;

    /** … and with what; greater ones go right. */
    private final float[] limits;

    ClassTrees(int classes, int depth, byte[] inputs, float[] limits, float[] leaves) {
        this.classes = classes;
        this.depth = depth;
        this.inputs = inputs;
        this.limits = limits;
        this.leaves = leaves;
    }

    /** No trees: all classes are as likely. */
    public static ClassTrees none(int classes) {
        return new ClassTrees(classes, 1, new byte[0], new float[0], new float[classes]);
    }

    /**
     * Reads trees.
     *
     * @throws IOException when there are none
     */
    public static ClassTrees read(DataInputStream in) throws IOException {
        int classes = in.readInt();
        int depth = in.readInt();
        int trees = in.readInt();
        if (classes < 1 || classes > 64 || depth < 1 || depth > 8 || trees < 0 || trees > 10_000) {
            throw new IOException("not trees: " + trees + " of depth " + depth + " for " + classes + " classes");
        }
        byte[] inputs = new byte[trees * Trees.inner(depth)];
        float[] limits = new float[inputs.length];
        float[] leaves = new float[((trees << depth) + 1) * classes];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = in.readByte();
            limits[i] = in.readFloat();
        }
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = in.readShort() * UNIT;
        }
        return new ClassTrees(classes, depth, inputs, limits, leaves);
    }

    /**
     * Writes the trees. The same trees give the same bytes.
     *
     * @throws IOException when that fails
     */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(classes);
        out.writeInt(depth);
        out.writeInt((leaves.length / classes - 1) >> depth);
        for (int i = 0; i < inputs.length; i++) {
            out.writeByte(inputs[i]);
            out.writeFloat(limits[i]);
        }
        for (float leaf : leaves) {
            out.writeShort(Math.round(Math.max(-7.9f, Math.min(7.9f, leaf)) / UNIT));
        }
    }

    public int classes() {
        return classes;
    }

    /** The probability of each class, written to {@code chances}. */
    public void chances(float[] numbers, float[] chances) {
        System.arraycopy(leaves, 0, chances, 0, classes);
        int inner = Trees.inner(depth);
        int leaf = classes;
        for (int base = 0; base < inputs.length; base += inner) {
            int node = 0;
            for (int level = 0; level < depth; level++) {
                int at = base + node;
                node = 2 * node + (numbers[inputs[at]] > limits[at] ? 2 : 1);
            }
            int from = leaf + (node - inner) * classes;
            for (int i = 0; i < classes; i++) {
                chances[i] += leaves[from + i];
            }
            leaf += classes << depth;
        }
        LinearModel.softmax(chances, classes);
    }
}
