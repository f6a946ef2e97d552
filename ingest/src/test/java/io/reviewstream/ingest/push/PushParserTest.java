package io.reviewstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reviewstream.ingest.parse.ReviewParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PushParserTest {
    @Test
    void saysHowDeepADocumentMayBe() {
        var parser = new PushParser(new ReviewParser(4096), "f", "key", null, () -> Instant.EPOCH);
        byte[] deep = ("{\"text\":\"Fine.\",\"x\":" + "[".repeat(300)).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(PushParser.Unreadable.class)
                .isThrownBy(() -> parser.document(deep))
                .withMessage("this is nested deeper than the 200 levels that are read; leave some out");
    }
}
