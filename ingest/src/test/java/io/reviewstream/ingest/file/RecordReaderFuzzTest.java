package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.parse.ExportFormats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that were damaged at random, from fixed seeds: every reader comes to an end, and says what is wrong. */
final class RecordReaderFuzzTest {
    private static final int ROUNDS = 1_500;

    private static final List<String> SEEDS = List.of(
            "{\"id\":1,\"text\":\"a \\u00e9 \\ud83d\\ude00\",\"rating\":\"4/5\",\"date\":\"2020-01-02\",\"author\":{\"name\":\"x\"}}\n",
            "[{\"text\":\"one\"},{\"reviews\":[{\"text\":\"in\"}]},null,3,\"s\"]",
            "{\"feed\":{\"entry\":[{\"id\":{\"label\":\"1\"},\"title\":{\"label\":\"t\"},\"content\":{\"label\":\"c\"},\"im:rating\":{\"label\":\"5\"}}]}}",
            "id;text;rating\n1;\"a \"\"b\"\" ; c\nd\";5\n2;e;\n",
            "Date,Name,Year,Letterboxd URI,Rating,Review\n2024-01-01,N,1999,https://example.org/1,4.5,\"x\ny\"\n",
            "<?xml version=\"1.0\"?><rss><channel><ttl>5</ttl><item><guid>1</guid><title>N, 1999 - \u2605\u2605</title>"
                    + "<link>https://letterboxd.com/a</link><description><![CDATA[<p>x</p>]]></description></item></channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='xhtml'><div>x<script>y</script></div></content></entry></feed>",
            "Plain words \u00e9\u4e2d\ud83d\ude00.\n");

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void comesToAnEnd(FileFormat format) throws IOException {
        var random = new Random(format.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(random);

            int records = read(format, bytes);

            // Each record takes at least a byte; whatever is more than that would be read without end.
            assertThat(records).as("round %s of %s", round, format).isBetween(0, bytes.length + 2);
        }
    }

    @Test
    void readsATableFullOfOpenQuotes() throws IOException {
        byte[] bytes = ("id,text\n" + "\"open,x\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(read(FileFormat.TABLE, bytes)).isPositive();
    }

    private static int read(FileFormat format, byte[] bytes) throws IOException {
        var file = new FileSource("f", "f", format, () -> new ByteArrayInputStream(bytes));
        int count = 0;
        try (RecordReader records =
                RecordReader.open(file, 4096, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, false)) {
            for (Optional<FoundRecord> next = records.next();
                    next.isPresent() && count <= bytes.length + 2;
                    next = records.next()) {
                count++;
            }
        }
        return count;
    }

    private static byte[] damaged(Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.write(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = out.toByteArray();
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "\"{}[],;<>\\\n&".charAt(random.nextInt(12));
        }
        if (random.nextInt(4) == 0) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(bytes);
            }
            bytes = packed.toByteArray();
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] ^= 0x55;
            }
        }
        return random.nextInt(3) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}
