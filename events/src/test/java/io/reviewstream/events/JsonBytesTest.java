package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mapper writes is in {@link ReviewJsonTest}; here it is where the array ends. */
final class JsonBytesTest {
    private static final int FIRST_ROOM = 16 * 1024;

    @ParameterizedTest
    @MethodSource
    void growsWhereWhatIsWrittenHasNoRoom(Consumer<JsonBytes> write, String written) {
        byte[] expected = written.getBytes(StandardCharsets.UTF_8);
        for (int room = 0; room <= expected.length + Ascii.ROOM; room++) {
            var json = new JsonBytes();
            byte[] before = new byte[FIRST_ROOM - room];
            Arrays.fill(before, (byte) ' ');
            json.put(before);

            write.accept(json);

            byte[] all = json.end();
            assertThat(Arrays.copyOfRange(all, before.length, all.length))
                    .as("with room for %d", room)
                    .isEqualTo(expected);
        }
    }

    static Stream<Arguments> growsWhereWhatIsWrittenHasNoRoom() {
        return Stream.of(
                written(json -> json.put('{'), "{"),
                written(json -> json.put(Ascii.of("\"reviewRating\":")), "\"reviewRating\":"),
                written(json -> json.put("null"), "null"),
                written(json -> json.put(new byte[] {'1', '2', '3'}), "123"),
                written(json -> json.string("\u0001\u0002 é日🙂\"\n"), "\"\\u0001\\u0002 é日🙂\\\"\\n\""),
                written(json -> json.number(9_999), "9999"),
                written(json -> json.number(Long.MIN_VALUE), Long.toString(Long.MIN_VALUE)),
                written(json -> json.number(-999_999.9999), "-999999.9999"),
                written(json -> json.number(1e-9), "1.0E-9"),
                written(json -> json.bool(false), "false"),
                written(
                        json -> json.time(Instant.parse("2024-03-04T10:00:00.123456789Z")),
                        "\"2024-03-04T10:00:00.123456789Z\""),
                written(json -> json.object(Map.of("a", List.of(1, "b", true))), "{\"a\":[1,\"b\",true]}"));
    }

    @Test
    void beginsAnewAfterAnEventOfAnyLength() {
        var json = new JsonBytes();
        for (int length : new int[] {10, 1_000_000, 20}) {
            json.start();

            json.string("x".repeat(length));

            assertThat(json.end()).hasSize(length + 2).startsWith('"', 'x').endsWith('x', '"');
        }
    }

    private static Arguments written(Consumer<JsonBytes> write, String expected) {
        return Arguments.of(write, expected);
    }
}
