package io.reviewstream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "broker:9092, broker:9092",
        "SASL_SSL://broker:9092, broker:9092",
        "[::1]:9092, [::1]:9092",
        "127.0.0.1:1, 127.0.0.1:1"
    })
    void isShownAsItIsWritten(String written, String shown) {
        assertThat(Address.parse(written).orElseThrow()).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"broker", ":9092", "broker:0", "broker:65536", "broker:x"})
    void isNoneWithoutHostOrPort(String written) {
        assertThat(Address.parse(written)).isEmpty();
    }
}
