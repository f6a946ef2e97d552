package io.reviewstream.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

final class PostgresAddressTest {
    @Test
    void keepsUserAndPasswordOutOfTheUrl() {
        PostgresAddress address = PostgresAddress.parse("postgresql://ida:p%40ss+w@db:5433/reviews?sslmode=require");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/reviews?sslmode=require");
        assertThat(address.properties()).containsEntry("user", "ida").containsEntry("password", "p@ss+w");
        assertThat(address.shown()).isEqualTo("postgresql://db:5433/reviews");
    }

    @Test
    void showsOfTheOptionsOnlyTheSchema() {
        String address = "postgresql://db/reviews?user=ida&password=s3cret&currentSchema=films&sslpassword=s3cret";

        assertThat(PostgresAddress.shown(address)).isEqualTo("postgresql://db/reviews?currentSchema=films");
        assertThat(PostgresAddress.shown("postgres://ida:s3cret@db")).isEqualTo("postgresql://…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my_db", "my_db:5433", "Films-2.example.org", "127.0.0.1:5433", "[::1]:5433", "[fe80::1%25eth0]"
            })
    void takesWhateverNameTheDriverTakes(String server) {
        PostgresAddress address = PostgresAddress.parse("postgresql://ida:p%40ss@" + server + "/reviews");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://" + server + "/reviews");
        assertThat(new Driver().acceptsURL(address.jdbcUrl())).isTrue();
        assertThat(address.properties()).containsEntry("user", "ida").containsEntry("password", "p@ss");
        assertThat(address.shown()).isEqualTo("postgresql://" + server + "/reviews");
    }

    @Test
    void takesTheShortFormToo() {
        assertThat(PostgresAddress.parse("postgres://db/reviews").jdbcUrl()).isEqualTo("jdbc:postgresql://db/reviews");
    }

    @Test
    void isKnownByItsPlaceAndSchemaAlone() {
        assertThat(PostgresAddress.parse("postgresql://ida:secret@db/reviews?password=secret")
                        .shown())
                .isEqualTo("postgresql://db/reviews");
        assertThat(PostgresAddress.parse("postgres://db/reviews?sslmode=require&currentSchema=b&password=secret")
                        .shown())
                .isEqualTo("postgresql://db/reviews?currentSchema=b");
    }

    @Test
    void saysHowItIsWritten() {
        assertThat(PostgresAddress.problemWith("postgresql://db"))
                .contains("must be postgresql://user@host:port/database");
        assertThat(PostgresAddress.problemWith("postgresql:///reviews"))
                .contains("must be postgresql://user@host:port/database");
        assertThat(PostgresAddress.problemWith("postgresql://my_db:port/reviews"))
                .contains("must be postgresql://user@host:port/database");
        assertThat(PostgresAddress.problemWith("postgresql://a b/c"))
                .contains("must be postgresql://user@host:port/database, with other characters percent-encoded");
        assertThat(PostgresAddress.problemWith("postgresql://db/reviews")).isEmpty();
    }
}
