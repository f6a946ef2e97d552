package io.reviewstream.ingest.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Input that was damaged at random, from a seed: the same seed gives the same inputs. A few in the default run;
 * {@code -Dreviewstream.fuzz=1000000} makes as many for each reader, {@code -Dreviewstream.seed=…} makes others. Our own
 * rather than Jazzer, which needs a native agent for each platform and its corpus beside the code: this runs on every JDK,
 * and that a reader hangs is told by what it gives, not by the clock.
 */
public final class Damage {
    private static final long SEED = Long.getLong("reviewstream.seed", 1);
    private static final List<String> TOKENS = List.of(
            "\"",
            "\"\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            ":",
            "<",
            ">",
            "</",
            "/>",
            "&",
            "&#0;",
            "&#xD800;",
            "&amp;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "&e;",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "null",
            "1e999",
            "-1",
            "9999999999999999999",
            "\\ud800",
            "data:",
            "id:",
            "event:",
            "retry:",
            "<script>",
            "<item>",
            "</item>",
            "<rss>",
            "0000-00-00",
            "★½");

    private final List<byte[]> seeds;
    private final Random random;

    /** @param salt tells the inputs of one reader from those of another */
    public Damage(List<String> seeds, long salt) {
        this.seeds = seeds.stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.random = new Random(SEED * 31 + salt);
    }

    /** How many inputs to try. */
    public static int rounds(int inDefaultRun) {
        return Integer.getInteger("reviewstream.fuzz", inDefaultRun);
    }

    /** What to say when one of them fails, so that it can be had again. */
    public static String of(int round, byte[] input) {
        return "seed " + SEED + ", round " + round + ": "
                + new String(input, 0, Math.min(input.length, 2_000), StandardCharsets.ISO_8859_1);
    }

    /** The next input. */
    public byte[] next() {
        byte[] bytes = new byte[0];
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = splice(bytes, seeds.get(random.nextInt(seeds.size())));
        }
        for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
            bytes = damaged(bytes);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    /** The same, now and then packed, and then damaged again. */
    public byte[] nextPerhapsPacked() {
        byte[] bytes = next();
        if (random.nextInt(5) != 0) {
            return bytes;
        }
        byte[] packed = packed(bytes);
        if (random.nextBoolean()) {
            packed[random.nextInt(packed.length)] ^= 0x55;
        }
        return packed;
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = at + random.nextInt(bytes.length - at + 1);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> {
                return insert(bytes, at, token());
            }
            case 2 -> {
                // Much of the same: what is nested, or quadratic, shows.
                return insert(bytes, at, token().repeat(1 + random.nextInt(300)));
            }
            case 3 -> {
                return splice(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            }
            case 4 -> {
                return splice(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length);
                return splice(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
            }
        }
        return bytes;
    }

    private String token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private static byte[] insert(byte[] bytes, int at, String what) {
        byte[] head = splice(Arrays.copyOf(bytes, at), what.getBytes(StandardCharsets.UTF_8));
        return splice(head, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] splice(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
