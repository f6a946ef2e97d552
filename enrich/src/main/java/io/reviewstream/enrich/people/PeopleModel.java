package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.LinearModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * What is learned of people: the weights of what is seen of one, and the renown of names. Immutable.
 *
 * @see PeopleTraining
 */
public final class PeopleModel {
    final LinearModel weights;
    final RenownTable renown;

    PeopleModel(LinearModel weights, RenownTable renown) {
        this.weights = weights;
        this.renown = renown;
    }

    /** The model that comes with the project. */
    static PeopleModel standard() {
        try (InputStream bytes = Objects.requireNonNull(
                PeopleModel.class.getResourceAsStream("people.bin"), "people.bin is not on the class path")) {
            return read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read people.bin", e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException when it is none
     */
    public static PeopleModel read(InputStream bytes) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16));
        return new PeopleModel(LinearModel.read(in), RenownTable.read(in));
    }

    /**
     * Writes the model. The same model gives the same bytes.
     *
     * @throws IOException when that fails
     */
    public void write(OutputStream bytes) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(bytes));
        weights.write(out);
        renown.write(out);
        out.flush();
    }
}
