package io.reviewstream.sink.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

final class ReviewReaderTest {
    private static final String WHOLE =
            "{\"id\":\"a\\u00e9/\\\"1\\\"\",\"revision\":3,\"review\":{\"text\":\"Fin é 🎬\\n\","
                    + "\"extra\":{\"n\":[-0.5e+3,0,true,false,null,[],{}]}},\"enrichment\":{\"genres\":[\"drama\"]}}";

    private final ReviewReader reader = new ReviewReader();

    @Test
    void findsIdAndRevisionAndLeavesTheBytesAlone() throws NotAReviewException {
        byte[] value = WHOLE.getBytes(UTF_8);

        Review review = reader.read(value);

        assertThat(review.id()).isEqualTo("aé/\"1\"");
        assertThat(review.revision()).isEqualTo(3);
        assertThat(review.json()).isSameAs(value);
        assertThat(review).hasToString("aé/\"1\" revision 3");
    }

    @Test
    void takesLineBreaksOut() throws NotAReviewException {
        String pretty = "{\n  \"id\" : \"a\",\r\n \"review\":{\n},\"enrichment\" :\t{}\n}\n";

        Review review = reader.read(pretty.getBytes(UTF_8));

        assertThat(new String(review.json(), UTF_8)).isEqualTo(pretty.replaceAll("[\r\n]", " "));
        assertThat(review.id()).isEqualTo("a");
        assertThat(review.revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    ``                                       | malformed-json         | the value is empty
                    `[]`                                     | malformed-json         | the value is no JSON object
                    `{"id":"a"`                              | malformed-json         | the JSON ends too early, after 9 bytes
                    `{"id":"a",}`                            | malformed-json         | unexpected byte 0x7d at byte 10
                    `{"id":"a"} x`                           | malformed-json         | something follows the JSON object at byte 11
                    `{}`                                     | not-an-enriched-review | the JSON object has no id
                    `{"id":7,"review":{},"enrichment":{}}`   | not-an-enriched-review | the JSON object has no id
                    `{"id":" ","review":{},"enrichment":{}}` | not-an-enriched-review | the JSON object has no id
                    `{"id":"a","enrichment":{}}`             | not-an-enriched-review | the JSON object has no review
                    `{"id":"a","review":{}}`                 | not-an-enriched-review | the JSON object has no enrichment
                    `{"id":"a","revision":1.5}`              | not-an-enriched-review | revision must be a whole number from 1 but was 1.5
                    """)
    void saysWhatIsWrong(String value, String reason, String message) {
        assertThatThrownBy(() -> reader.read(value.getBytes(UTF_8)))
                .isInstanceOf(NotAReviewException.class)
                .hasMessage(message)
                .extracting(failure -> ((NotAReviewException) failure).reason())
                .isEqualTo(reason);
    }

    @Test
    void readsWhatIsNestedAsDeepAsEventsMayBe() throws NotAReviewException {
        assertThat(reader.read(nested(Json.MOST_EVENT_LEVELS)).id()).isEqualTo("a");
        assertThatThrownBy(() -> reader.read(nested(Json.MOST_EVENT_LEVELS + 1)))
                .hasMessage("the JSON is nested deeper than 500 levels at byte 533");
    }

    private static byte[] nested(int levels) {
        int extra = levels - 3;
        return ("{\"id\":\"a\",\"review\":{\"extra\":{\"nest\":" + "[".repeat(extra) + "]".repeat(extra)
                        + "}},\"enrichment\":{}}")
                .getBytes(UTF_8);
    }

    @Test
    void refusesNoValueAndWhatIsNotUtf8() {
        byte[] latin1 = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};

        assertThatThrownBy(() -> reader.read(null)).hasMessage("the record has no value");
        assertThatThrownBy(() -> reader.read(latin1)).hasMessage("the text is not UTF-8 at byte 2");
    }

    /** Damaged in 200,000 ways: what passes here, the contract's own parser reads to the same id. */
    @Test
    void agreesWithTheJsonParserOnWhatIsJson() {
        var random = new Random(11);
        byte[] whole = WHOLE.getBytes(UTF_8);
        int passed = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] value = damaged(whole, random);
            boolean parsed = parses(value);
            try {
                Review review = reader.read(value);
                passed++;
                JsonNode tree = Json.mapper().readTree(review.json());
                assertThat(review.id()).isEqualTo(tree.get("id").asString());
            } catch (NotAReviewException e) {
                if (parsed && e.reason().equals("malformed-json")) {
                    throw new AssertionError(new String(value, UTF_8), e);
                }
            }
        }
        assertThat(passed).isGreaterThan(1_000);
    }

    /** Where the standard's table of well-formed bytes has its edges. */
    @Test
    void agreesWithTheDecoderOnWhatIsUtf8() {
        int[] next = {0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0};
        var disputed = new ArrayList<String>();
        for (int lead = 0x80; lead <= 0xff; lead++) {
            compare(disputed, lead);
            for (int second : next) {
                compare(disputed, lead, second);
                for (int third : next) {
                    compare(disputed, lead, second, third);
                    for (int fourth : next) {
                        compare(disputed, lead, second, third, fourth);
                    }
                }
            }
        }

        assertThat(disputed).isEmpty();
    }

    private void compare(List<String> disputed, int... character) {
        var value = new ByteArrayOutputStream();
        value.writeBytes("{\"id\":\"a".getBytes(UTF_8));
        for (int each : character) {
            value.write(each);
        }
        value.writeBytes("\",\"review\":{},\"enrichment\":{}}".getBytes(UTF_8));
        if (isTaken(value.toByteArray()) != isUtf8(value.toByteArray())) {
            disputed.add(HexFormat.of().formatHex(value.toByteArray()));
        }
    }

    private boolean isTaken(byte[] value) {
        try {
            reader.read(value);
            return true;
        } catch (NotAReviewException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] value) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] value = whole.clone();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(3)) {
                case 0 -> value[random.nextInt(value.length)] = (byte) random.nextInt(256);
                case 1 -> value[random.nextInt(value.length)] = whole[random.nextInt(whole.length)];
                default -> {
                    int from = random.nextInt(value.length - 8);
                    System.arraycopy(whole, random.nextInt(whole.length - 8), value, from, random.nextInt(8));
                }
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(value, random.nextInt(value.length)) : value;
    }

    private static boolean parses(byte[] value) {
        try {
            // That parser takes characters beyond Unicode, which other readers of the store do not.
            return isUtf8(value) && Json.mapper().readTree(value).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
