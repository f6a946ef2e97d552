package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonSerdeTest {
    private static final JsonSerde<RawReview> SERDE = new JsonSerde<>(RawReview.class);

    @Test
    void readsWhatItWrote() {
        RawReview review = RawReview.ofText("a", "feed", "Schön! 🎬 \u2028");

        byte[] bytes = SERDE.serializer().serialize("topic", review);

        assertThat(SERDE.deserializer().deserialize("topic", bytes)).isEqualTo(review);
    }

    @Test
    @SuppressWarnings("NullAway") // Kafka hands nulls to serdes
    void passesNullOnBothWays() {
        assertThat(SERDE.serializer().serialize("topic", null)).isNull();
        assertThat(SERDE.deserializer().deserialize("topic", null)).isNull();
    }

    @Test
    void readsWhatIsFramedForASchemaRegistry() {
        var review = SERDE.deserializer().deserialize("topic", bytes("{'id':'a','source':'feed','text':'Fine.'}"));

        byte[] framed = WireFormat.framing(0x01020304)
                .serialize("topic", SERDE.serializer().serialize("topic", review));

        assertThat(framed).startsWith(0, 1, 2, 3, 4, '{');
        assertThat(SERDE.deserializer().deserialize("topic", framed)).isEqualTo(review);
        assertThat(WireFormat.framing(1).serialize("topic", null)).isNull();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void saysWhereJsonBreaksOff() {
        refuses(
                "{\"id\": \"a\",\n\"te",
                "not a RawReview: Unexpected end-of-input in property name at line 2, column 4");
    }

    @Test
    void saysThatBytesAreNoJson() {
        refuses(
                "hello",
                "not a RawReview: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1, column 1");
    }

    @Test
    void saysWhatIsMissing() {
        refuses("{\"id\":\"a\",\"source\":\"feed\"}", "not a RawReview: text is required at line 1, column 26");
    }

    @Test
    void refusesTextAfterTheEvent() {
        refuses(
                "{\"id\":\"a\",\"source\":\"feed\",\"text\":\"Fine.\"} x",
                "not a RawReview: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token"
                        + " 'null', 'true' or 'false') at line 1, column 43");
    }

    @Test
    void refusesANumberInPlaceOfAnEvent() {
        refuses(
                "42",
                "not a RawReview: Cannot construct instance of `io.reviewstream.events.RawReview` (although at least one"
                        + " Creator exists): no int/Int-argument constructor/factory method to deserialize from Number"
                        + " value (42) at line 1, column 1");
    }

    @Test
    void refusesTextInPlaceOfANumber() {
        refuses(
                "{\"id\":\"a\",\"revision\":\"2\",\"source\":\"feed\",\"text\":\"Fine.\"}",
                "not a RawReview: Cannot coerce String value (\"2\") to `int` value (but might if coercion using"
                        + " `CoercionConfig` was enabled) at line 1, column 22");
    }

    @Test
    void refusesTheWordNull() {
        refuses("null", "not a RawReview: null");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] bytes =
                "{\"id\":\"a\",\"source\":\"feed\",\"text\":\"caf\u00e9 x\"}".getBytes(StandardCharsets.ISO_8859_1);

        refuses(bytes, "not a RawReview: Invalid UTF-8 middle byte 0x20 at line 1, column 40");
    }

    @Test
    void refusesNestingThatIsMeantToExhaustMemory() {
        refuses(
                "{\"extra\":{\"a\":" + "[".repeat(100_000),
                "not a RawReview: Document nesting depth (501) exceeds the maximum allowed (500, from"
                        + " `StreamReadConstraints.getMaxNestingDepth()`)");
    }

    @Test
    void readsAsAnEventWhateverASourceMayNest() {
        String deepest = "[".repeat(199) + "]".repeat(199);
        Object fromSource = Json.mapper().readValue("{\"a\":" + deepest + "}", Object.class);
        RawReview review = new RawReview(
                "a", 1, "feed", "Fine.", null, null, null, null, null, null, null, null, Map.of("a", fromSource));

        byte[] bytes = SERDE.serializer().serialize("topic", review);

        assertThat(SERDE.deserializer().deserialize("topic", bytes)).isEqualTo(review);
    }

    private static void refuses(String json, String message) {
        refuses(json.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void refuses(byte @Nullable [] bytes, String message) {
        assertThatThrownBy(() -> SERDE.deserializer().deserialize("topic", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage(message);
    }
}
