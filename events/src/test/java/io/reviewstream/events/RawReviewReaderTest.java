package io.reviewstream.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** The mapper is the measure: what is read by hand is the same review. */
final class RawReviewReaderTest {
    private static final String WHOLE = """
            {"id":"feed/7","revision":3,"source":"feed","text":"\\u00c4 fine \\"film\\" \\ud83c\\udfac – really.\\n","name":"Fine",
            "url":"https://example.org/7","author":"Ana","itemReviewed":{"type":"Movie","name":"The Quiet Harbour","year":1999,
            "sameAs":null},"reviewRating":{"ratingValue":8.5,"bestRating":10},"datePublished":"2024-02-29",
            "inLanguage":"en-GB","receivedAt":"2026-01-31T23:59:58.123456789Z","extra":{"votes":[1,2.5,{"up":true}],"x":null},
            "unknown":{"a":[1,{}]}}""";

    private static final List<String> TEXTS = List.of(
            WHOLE,
            "{\"id\":\"a\",\"source\":\"b\",\"text\":\"\"}",
            "{\"text\":\"t\",\"source\":\"s\",\"id\":\"i\",\"receivedAt\":\"1969-12-31T00:00:00Z\",\"extra\":{}}",
            "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"receivedAt\":\"2024-02-28T12:00:00.5Z\",\"revision\":0}");

    private static final String BYTES = "{}[]:,\"\\0123456789.-+eETZ truefalsn\n\u00ff";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void readsWhatTheMapperReads(int text) {
        byte[] json = TEXTS.get(text).getBytes(UTF_8);

        assertThat(RawReviewReader.read(json)).isNotNull().isEqualTo(byTheMapper(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":1,\"source\":\"b\",\"text\":\"c\"}",
                "{\"id\":\"a\",\"source\":\"b\"}",
                "{\"id\":\" \",\"source\":\"b\",\"text\":\"c\"}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"text\":\"d\"}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"revision\":1.5}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"revision\":-1}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"receivedAt\":\"2023-02-29T00:00:00Z\"}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"receivedAt\":\"2023-02-28T24:00:00Z\"}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"receivedAt\":\"2023-02-28T10:00:00+01:00\"}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"receivedAt\":1700000000}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\",\"extra\":[]}",
                "{\"id\":\"a\",\"source\":\"b\",\"text\":\"c\"} {}"
            })
    void leavesToTheMapperWhatIsUnusual(String json) {
        assertThat(RawReviewReader.read(json.getBytes(UTF_8))).isNull();
    }

    @Test
    void readsNothingElseThanTheMapperFromBrokenJson() {
        var random = new Random(2911);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] json = mutated(TEXTS.get(random.nextInt(TEXTS.size())).getBytes(UTF_8), random);

            RawReview byHand = RawReviewReader.read(json);

            if (byHand != null) {
                read++;
                RawReview expected = byTheMapper(json);
                if (!byHand.equals(expected)) {
                    assertThat(byHand).as(new String(json, UTF_8)).isEqualTo(expected);
                }
            }
        }
        assertThat(read).isGreaterThan(20_000);
    }

    private static byte[] mutated(byte[] json, Random random) {
        byte[] mutated = json.clone();
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
                case 1 -> mutated = without(mutated, at);
                default -> mutated[at] = mutated[random.nextInt(mutated.length)];
            }
        }
        return mutated;
    }

    private static byte[] without(byte[] json, int at) {
        byte[] shorter = Arrays.copyOf(json, json.length - 1);
        System.arraycopy(json, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static @Nullable RawReview byTheMapper(byte[] json) {
        try {
            return Objects.requireNonNull(Json.events().readValue(json, RawReview.class));
        } catch (JacksonException e) {
            return null;
        }
    }
}
