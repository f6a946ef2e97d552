package io.reviewstream.enrich.sentiment.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in a folder what takes long to learn, so that a training that was stopped goes on there. What was kept counts for
 * the same texts, labels and seed only.
 */
final class Checkpoints {
    private final @Nullable Path folder;
    private final long inputs;

    /**
     * Prepares.
     *
     * @param folder made when missing; null to keep nothing
     * @param parts all that is learnt from, in its order
     */
    Checkpoints(@Nullable Path folder, List<List<Example>> parts, long seed) {
        this.folder = folder;
        this.inputs = folder == null ? 0 : fingerprint(parts, seed);
    }

    /**
     * The numbers of that name as they were kept, or learnt and kept now.
     *
     * @throws IOException when the folder can't be read or written
     */
    float[] floats(String name, Supplier<float[]> learn) throws IOException {
        if (folder == null) {
            return learn.get();
        }
        Path file = folder.resolve(String.format(Locale.ROOT, "%s-%016x.floats", name, inputs));
        if (Files.exists(file)) {
            return read(file);
        }
        float[] learnt = learn.get();
        Files.createDirectories(folder);
        write(file, learnt);
        return learnt;
    }

    private static float[] read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var floats = new float[in.readInt()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = in.readFloat();
            }
            return floats;
        }
    }

    /** Written beside and moved, so that a file that is there is whole. */
    private static void write(Path file, float[] floats) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
            out.writeInt(floats.length);
            for (float one : floats) {
                out.writeFloat(one);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static long fingerprint(List<List<Example>> parts, long seed) {
        long print = seed;
        for (List<Example> part : parts) {
            print = print * 31 + part.size();
            for (Example example : part) {
                print = print * 31 + Float.floatToIntBits(example.target());
                print = print * 31 + example.group().hashCode();
                String text = example.text();
                for (int i = 0; i < text.length(); i++) {
                    print = print * 0x100000001b3L + text.charAt(i);
                }
            }
        }
        return print;
    }
}
