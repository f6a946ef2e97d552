package io.reviewstream.enrich.choice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Tells classes by numbers, each of which by itself gives something for or against every class, in steps; the classes'
 * probabilities are the softmax of the sums (a generalised additive model). Immutable.
 */
public final class AdditiveModel {
    private static final float UNIT = 1f / 4096;
    private static final int MOST = 64;

    private final int classes;

    /** What each class has before any number is seen. */
    private final float[] first;

    /** Of each number, where its steps end: the last has no end. */
    private final float[][] limits;

    /** Of each number and step, what it gives to all classes, one after another. */
    private final float[][] gives;

    AdditiveModel(float[] first, float[][] limits, float[][] gives) {
        this.classes = first.length;
        this.first = first;
        this.limits = limits;
        this.gives = gives;
    }

    /**
     * Reads a model.
     *
     * @throws IOException when there is none
     */
    public static AdditiveModel read(DataInputStream in) throws IOException {
        int classes = in.readInt();
        int inputs = in.readInt();
        if (classes < 1 || classes > MOST || inputs < 0 || inputs > 10_000) {
            throw new IOException("not a model of " + classes + " classes by " + inputs + " numbers");
        }
        float[] first = new float[classes];
        read(in, first);
        float[][] limits = new float[inputs][];
        float[][] gives = new float[inputs][];
        for (int input = 0; input < inputs; input++) {
            int ends = in.readUnsignedByte();
            limits[input] = new float[ends];
            for (int i = 0; i < ends; i++) {
                limits[input][i] = in.readFloat();
            }
            gives[input] = new float[(ends + 1) * classes];
            read(in, gives[input]);
        }
        return new AdditiveModel(first, limits, gives);
    }

    private static void read(DataInputStream in, float[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readShort() * UNIT;
        }
    }

    /**
     * Writes the model. The same model gives the same bytes.
     *
     * @throws IOException when that fails
     */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(classes);
        out.writeInt(limits.length);
        write(out, first);
        for (int input = 0; input < limits.length; input++) {
            out.writeByte(limits[input].length);
            for (float limit : limits[input]) {
                out.writeFloat(limit);
            }
            write(out, gives[input]);
        }
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeShort(Math.round(Math.max(-7.9f, Math.min(7.9f, value)) / UNIT));
        }
    }

    public int classes() {
        return classes;
    }

    /** What numbers give to each class, written to {@code sums}; the classes' probabilities are the softmax of them. */
    public void sums(float[] numbers, float[] sums) {
        System.arraycopy(first, 0, sums, 0, classes);
        for (int input = 0; input < limits.length; input++) {
            float[] ends = limits[input];
            if (ends.length == 0) {
                continue;
            }
            int from = Bins.of(ends, numbers[input]) * classes;
            float[] given = gives[input];
            for (int i = 0; i < classes; i++) {
                sums[i] += given[from + i];
            }
        }
    }
}
