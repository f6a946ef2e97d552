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
 * What is learned of people: the weights of what is seen of one, the renown of names, and how somebody stands to the work by both
 * and by the others who are named. Immutable.
 *
 * @see PeopleTraining
 */
public final class PeopleModel {
    final LinearModel weights;
    final RenownTable renown;
    final Standings standings;

    PeopleModel(LinearModel weights, RenownTable renown, Standings standings) {
        this.weights = weights;
        this.renown = renown;
        this.standings = standings;
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
        var model = new PeopleModel(LinearModel.read(in), RenownTable.read(in), Standings.read(in));
        if (model.weights.answers() != PeopleAnswers.ANSWERS) {
            throw new IOException("not a model of people");
        }
        return model;
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
        standings.write(out);
        out.flush();
    }
}
