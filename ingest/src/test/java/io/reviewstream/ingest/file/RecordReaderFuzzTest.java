package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.fuzz.Damage;
import io.reviewstream.ingest.parse.ExportFormats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that were damaged at random, from fixed seeds: every reader comes to an end, and says what is wrong. */
final class RecordReaderFuzzTest {
    private static final int ROUNDS = Damage.rounds(1_500);

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
        var damage = new Damage(SEEDS, format.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damage.nextPerhapsPacked();
            int records;
            try {
                records = read(format, bytes);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(Damage.of(round, bytes), e);
            }

            // Each record takes at least a byte; whatever is more than that would be read without end. What was packed
            // may hold a thousand times as much.
            int most = bytes.length > 2 && bytes[0] == 0x1f ? 1_100 * bytes.length : bytes.length + 2;
            if (records > most) {
                throw new AssertionError(records + " records: " + Damage.of(round, bytes));
            }
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
                    next.isPresent() && count <= 1_200 * (bytes.length + 2);
                    next = records.next()) {
                count++;
            }
        }
        return count;
    }
}
