package io.reviewstream.enrich.choice;

import java.util.Arrays;

/**
 * Weighs features with a {@link LinearModel} of one answer. Those of few values have their weights side by side, so that
 * most need neither a hash nor a search. Immutable.
 */
public final class Scale {
    /** Values from here on, and negative ones, are searched for. */
    private static final int VALUES = 1024;

    private final LinearModel model;

    /** For each kind where its weights begin, and after the last kind where they end. */
    private final int[] begins;

    private final float[] weights;

    /**
     * Of a model.
     *
     * @param kinds features of kinds below this have few values
     */
    public Scale(LinearModel model, int kinds) {
        this.model = model;
        begins = new int[kinds + 1];
        float[] all = new float[kinds * VALUES];
        int size = 0;
        for (int kind = 0; kind < kinds; kind++) {
            begins[kind] = size;
            int known = 0;
            for (int value = 0; value < VALUES; value++) {
                float weight = model.weight(Features.key(kind, value));
                all[size + value] = weight;
                known = weight == 0 ? known : value + 1;
            }
            size += known;
        }
        begins[kinds] = size;
        weights = Arrays.copyOf(all, size);
    }

    float weight(int kind, long value) {
        if (kind < begins.length - 1 && value >= 0 && value < VALUES) {
            int at = begins[kind] + (int) value;
            return at < begins[kind + 1] ? weights[at] : 0;
        }
        return model.weight(Features.key(kind, value));
    }
}
