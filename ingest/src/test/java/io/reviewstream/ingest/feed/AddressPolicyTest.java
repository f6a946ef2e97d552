package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {
    private static final Map<String, String> DNS = Map.of(
            "feeds.example.org", "93.184.216.34",
            "rebound.example.org", "10.0.0.5",
            "looped.example.org", "127.0.0.1",
            "feedserver", "172.18.0.3",
            "nas.local", "192.168.1.2");

    private final AddressPolicy policy = new AddressPolicy(false, AddressPolicyTest::resolve);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://feeds.example.org/a", "http://127.0.0.1:8080/a", "http://localhost/a", "http://[::1]/a",
                "http://10.1.2.3/a", "http://feedserver:80/a", "http://nas.local/a", "http://unknown.example.org/a"
            })
    void asksWhatTheUserNames(String named) {
        assertThat(policy.refusal(URI.create(named))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://rebound.example.org/a", "http://looped.example.org/a"})
    void refusesAPublicNameThatLeadsInside(String named) {
        assertThat(policy.refusal(URI.create(named)).orElse(""))
                .endsWith("an address in a private network; set INGEST_PRIVATE_ADDRESSES=true if it is meant");
        assertThat(new AddressPolicy(true, AddressPolicyTest::resolve).refusal(URI.create(named)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a",
                "http://localhost/a",
                "http://[::1]/a",
                "http://10.0.0.1/",
                "http://192.168.0.1/",
                "http://172.16.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://feedserver/",
                "http://rebound.example.org/",
                "http://2130706433/",
                "file:///etc/passwd",
                "gopher://feeds.example.org/",
                "http://feeds.example.org:99999/"
            })
    void followsNoRedirectFromOutsideToInside(String next) {
        assertThat(redirect("http://feeds.example.org/a", next)).isPresent();
    }

    @Test
    void followsRedirectsInsideAndOutside() {
        assertThat(redirect("http://feeds.example.org/a", "https://feeds.example.org/b"))
                .isEmpty();
        assertThat(redirect("http://localhost:1/a", "http://127.0.0.1:2/b")).isEmpty();
        assertThat(redirect("http://localhost:1/a", "http://feeds.example.org/b"))
                .isEmpty();
    }

    @Test
    void leadsNobodyToTheSecretsOfACloudMachine() {
        assertThat(redirect("http://localhost/a", "http://169.254.169.254/")).isPresent();
    }

    private Optional<String> redirect(String named, String next) {
        return policy.refusal(URI.create(named), URI.create(next));
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String known = DNS.get(host);
        if (known == null && host.matches("[a-z.]*[a-z]") && !host.equals("localhost")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(known == null ? host : known);
    }
}
