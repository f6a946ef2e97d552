package io.reviewstream.enrich.sentiment;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The weights and what turns them into probabilities. Immutable, safe to share.
 *
 * <p>On disk, big endian: magic {@code RVSM}, format version, the parts of {@link Calibration}, the table's longs, the parts
 * of {@link SentenceFilters}, and a CRC-32C of all before it. Each column is preceded by its length.
 */
public final class SentimentModel {
    private static final int MAGIC = 'R' << 24 | 'V' << 16 | 'S' << 8 | 'M';
    private static final int FORMAT = 2;

    private final NGramTable table;
    private final SentenceFilters filters;
    private final Calibration calibration;
    private final double[] wordScores;

    public SentimentModel(NGramTable table, SentenceFilters filters, Calibration calibration) {
        this.table = table;
        this.filters = filters;
        this.calibration = calibration;
        this.wordScores = wordScores(calibration);
    }

    private static double[] wordScores(Calibration calibration) {
        var scores = new double[256];
        for (int weight = Byte.MIN_VALUE; weight <= Byte.MAX_VALUE; weight++) {
            scores[weight & 0xFF] = Math.tanh(weight * calibration.stretchSlope() / (2 * Math.sqrt(2)));
        }
        return scores;
    }

    /** The model that comes with Reviewstream. Reads it anew at each call: keep the result. */
    public static SentimentModel standard() {
        try (InputStream in = SentimentModel.class.getResourceAsStream("standard.model")) {
            if (in == null) {
                throw new IllegalStateException("the standard sentiment model is missing from the class path");
            }
            return read(in.readAllBytes(), "standard.model");
        } catch (IOException e) {
            throw new UncheckedIOException("the standard sentiment model can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model file.
     *
     * @throws IOException when the file can't be read, is no model, is of another version or is damaged
     */
    public static SentimentModel load(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    /** Writes a model file. */
    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    NGramTable table() {
        return table;
    }

    SentenceFilters filters() {
        return filters;
    }

    Calibration calibration() {
        return calibration;
    }

    /** For each weight of the sentence head, as an unsigned byte, what a word by itself scores. Not to be changed. */
    double[] wordScores() {
        return wordScores;
    }

    private byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeFloat(calibration.stretchSlope());
        out.writeFloat(calibration.stretchSentenceSlope());
        out.writeFloat(calibration.stretchNetworkSlope());
        write(out, calibration.tokens());
        write(out, calibration.documentSlopes());
        write(out, calibration.sentenceSlopes());
        write(out, calibration.networkSlopes());
        write(out, calibration.biases());
        write(out, calibration.ratingLogits());
        write(out, calibration.ratings());
        write(out, table.longs());
        out.writeFloat(filters.step());
        write(out, filters.biases());
        write(out, filters.outputs());
        write(out, filters.words());
        byte[] rows = filters.rows();
        out.writeInt(rows.length);
        out.write(rows);
        out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static SentimentModel read(byte[] bytes, String where) throws IOException {
        var in = ByteBuffer.wrap(bytes);
        if (bytes.length < 3 * Integer.BYTES || in.getInt() != MAGIC) {
            throw new IOException(where + ": not a sentiment model; train one with ./reviewstream train");
        }
        int format = in.getInt();
        if (format != FORMAT) {
            throw new IOException(where + ": format version must be " + FORMAT + " but was " + format
                    + "; train it anew with this Reviewstream");
        }
        int sum = in.getInt(bytes.length - Integer.BYTES);
        if (sum != checksum(bytes, bytes.length - Integer.BYTES)) {
            throw new IOException(where + ": damaged, its checksum does not fit; copy or train it anew");
        }
        try {
            float stretchSlope = in.getFloat();
            float stretchSentenceSlope = in.getFloat();
            float stretchNetworkSlope = in.getFloat();
            float[] tokens = floats(in);
            float[] documentSlopes = floats(in);
            float[] sentenceSlopes = floats(in);
            float[] networkSlopes = floats(in);
            float[] biases = floats(in);
            var calibration = new Calibration(
                    tokens,
                    documentSlopes,
                    sentenceSlopes,
                    networkSlopes,
                    biases,
                    stretchSlope,
                    stretchSentenceSlope,
                    stretchNetworkSlope,
                    floats(in),
                    floats(in));
            var table = new NGramTable(longs(in));
            float step = in.getFloat();
            float[] filterBiases = floats(in);
            float[] outputs = floats(in);
            long[] words = longs(in);
            var rows = new byte[size(in, Byte.BYTES)];
            in.get(rows);
            return new SentimentModel(
                    table, new SentenceFilters(step, filterBiases, outputs, words, rows), calibration);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException(where + ": its parts do not fit together: " + e.getMessage(), e);
        }
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static void write(DataOutputStream out, long[] values) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static float[] floats(ByteBuffer in) {
        var values = new float[size(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return values;
    }

    private static long[] longs(ByteBuffer in) {
        var values = new long[size(in, Long.BYTES)];
        in.asLongBuffer().get(values);
        in.position(in.position() + values.length * Long.BYTES);
        return values;
    }

    private static int size(ByteBuffer in, int unitBytes) {
        int size = in.getInt();
        if (size < 0 || (long) size * unitBytes > in.remaining()) {
            throw new IllegalArgumentException("a part of " + size + " values");
        }
        return size;
    }

    private static int checksum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
