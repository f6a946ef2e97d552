package io.reviewstream.enrich.sentiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The weights and what turns them into probabilities. Immutable, safe to share.
 *
 * <p>On disk, little endian: magic {@code RVSM}, format version, number of lengths, number of ratings, bucket bits, stretch
 * slope, the columns of {@link Calibration} in its order, the table's longs, and a CRC-32C of all before it.
 */
public final class SentimentModel {
    private static final int MAGIC = 'R' | 'V' << 8 | 'S' << 16 | 'M' << 24;
    private static final int FORMAT = 1;
    private static final int LARGEST_BITS = 24;
    private static final int LARGEST_COLUMN = 10_000;

    private final NGramTable table;
    private final Calibration calibration;

    public SentimentModel(NGramTable table, Calibration calibration) {
        this.table = table;
        this.calibration = calibration;
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

    Calibration calibration() {
        return calibration;
    }

    private byte[] bytes() {
        long[] longs = table.longs();
        int lengths = calibration.tokens().length;
        int ratings = calibration.ratings().length;
        var out = ByteBuffer.allocate(
                        7 * Integer.BYTES + (4 * lengths + 2 * ratings) * Float.BYTES + longs.length * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(FORMAT).putInt(lengths).putInt(ratings);
        out.putInt(Integer.numberOfTrailingZeros(longs.length / 2)).putFloat(calibration.stretchSlope());
        put(out, calibration.tokens());
        put(out, calibration.documentSlopes());
        put(out, calibration.sentenceSlopes());
        put(out, calibration.biases());
        put(out, calibration.ratingLogits());
        put(out, calibration.ratings());
        for (long value : longs) {
            out.putLong(value);
        }
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    private static SentimentModel read(byte[] bytes, String where) throws IOException {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 7 * Integer.BYTES || in.getInt() != MAGIC) {
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
        int lengths = in.getInt();
        int ratings = in.getInt();
        int bits = in.getInt();
        if (lengths < 1
                || lengths > LARGEST_COLUMN
                || ratings < 1
                || ratings > LARGEST_COLUMN
                || bits < 0
                || bits > LARGEST_BITS) {
            throw new IOException(where + ": sizes in the header are out of range");
        }
        try {
            float stretchSlope = in.getFloat();
            var calibration = new Calibration(
                    floats(in, lengths),
                    floats(in, lengths),
                    floats(in, lengths),
                    floats(in, lengths),
                    stretchSlope,
                    floats(in, ratings),
                    floats(in, ratings));
            var longs = new long[2 << bits];
            in.asLongBuffer().get(longs);
            return new SentimentModel(new NGramTable(longs), calibration);
        } catch (BufferUnderflowException e) {
            throw new IOException(where + ": ends too early", e);
        }
    }

    private static void put(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
    }

    private static float[] floats(ByteBuffer in, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static int checksum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
