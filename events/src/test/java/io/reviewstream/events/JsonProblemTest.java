package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class JsonProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": [1 | Unexpected end-of-input: expected close marker for Array",
                "{\"a\": NaN} | Non-standard token 'NaN'",
                "{\"a\":\u001e1} | Illegal character ((CTRL-CHAR, code 30)): only regular white space (\\r, \\n, \\t) is allowed between tokens",
                "{\"a\" 1} | Unexpected character ('1' (code 49)): was expecting a colon to separate property name and value"
            })
    void leavesOutWhatAProgrammerCouldDo(String json, String problem) {
        JacksonException failure =
                catchThrowableOfType(JacksonException.class, () -> Json.mapper().readValue(json, Map.class));

        assertThat(JsonProblem.of(failure)).isEqualTo(problem);
    }

    @Test
    void isShortHoweverLongTheText() {
        JacksonException failure = catchThrowableOfType(
                JacksonException.class, () -> Json.mapper().readValue("x".repeat(9_000), Map.class));

        assertThat(JsonProblem.of(failure))
                .hasSize(161)
                .startsWith("Unrecognized token 'xxx")
                .endsWith("…");
    }
}
