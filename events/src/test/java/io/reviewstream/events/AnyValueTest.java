package io.reviewstream.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

final class AnyValueTest {
    @ParameterizedTest
    @CsvSource({
        "1e400, '\"1e400\"'",
        "-1E+400, '\"-1E+400\"'",
        "1e-400, '\"1e-400\"'",
        "0.000, 0.0",
        "0e5, 0.0",
        "-0.0, -0.0",
        "1e308, 1.0E308",
        "1.5, 1.5",
        "7, 7",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "'[1,[true,null],{}]', '[1,[true,null],{}]'",
        "'{\"a\":{\"b\":[\"c\"]}}', '{\"a\":{\"b\":[\"c\"]}}'",
        "'{\"a\":1,\"b\":2,\"a\":1}', '{\"a\":1,\"b\":2}'",
        "'{\"a\":1,\"a\":2,\"a\":3}', '{\"a\":3,\"a#1\":1,\"a#2\":2}'",
        "'{\"a#1\":0,\"a\":[1],\"a\":[2]}', '{\"a#1\":0,\"a\":[2],\"a#2\":[1]}'",
        "'{\"a\":null,\"a\":2}', '{\"a\":2}'",
        "'[{\"a\":1,\"a\":{}}]', '[{\"a\":{},\"a#1\":1}]'"
    })
    void losesNothing(String json, String kept) {
        Object value = Json.mapper().readValue(json, Object.class);

        assertThat(Json.mapper().writeValueAsString(value)).isEqualTo(kept);
    }

    @Test
    void keepsWhatARawReviewHadBeside() {
        byte[] json = "{\"id\":\"a\",\"source\":\"s\",\"text\":\"t\",\"extra\":{\"votes\":1e400,\"up\":[1e400]}}"
                .getBytes(UTF_8);

        RawReview review = Objects.requireNonNull(RawReviewReader.read(json));

        assertThat(review).isEqualTo(Json.events().readValue(json, RawReview.class));
        assertThat(review.extra()).containsEntry("votes", "1e400").containsEntry("up", List.of("1e400"));
    }

    @Test
    void endsNoObjectThatIsCutOff() {
        for (String json : List.of("{", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "[", "{\"a\":1,}", "{]")) {
            assertThatThrownBy(() -> Json.mapper().readValue(json, Object.class))
                    .as(json)
                    .isInstanceOf(JacksonException.class);
        }
    }
}
