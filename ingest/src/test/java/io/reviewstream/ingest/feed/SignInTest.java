package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/feed, https://example.org/moved, true",
        "https://example.org/feed, https://EXAMPLE.org:443/moved, true",
        "http://example.org:80/feed, http://example.org/moved, true",
        "wss://example.org/feed, wss://example.org:443/feed, true",
        "https://example.org/feed, https://example.org:8443/moved, false",
        "https://example.org/feed, http://example.org/moved, false",
        "https://example.org/feed, https://www.example.org/feed, false"
    })
    void isForOneServerAlone(String server, String asked, boolean told) {
        var signIn = new SignIn(URI.create(server), "usher:row");

        assertThat(signIn.headerFor(URI.create(asked)).isPresent()).isEqualTo(told);
    }
}
