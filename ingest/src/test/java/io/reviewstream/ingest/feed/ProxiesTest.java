package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.runtime.SettingsException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
    private static final Map<String, String> ENV = Map.of(
            "HTTP_PROXY",
            "http://plain:3128/",
            "https_proxy",
            "safe:8080",
            "HTTPS_PROXY",
            "other:1",
            "NO_PROXY",
            "inner.example, .corp.example,*.lab.example other.example:8443");

    @ParameterizedTest
    @CsvSource({
        "http://feeds.example/x, plain:3128",
        "ws://feeds.example/x, plain:3128",
        "https://feeds.example/x, safe:8080",
        "wss://feeds.example/x, safe:8080",
        "https://inner.example/x, direct",
        "https://a.inner.example/x, direct",
        "https://dinner.example/x, safe:8080",
        "https://A.Corp.Example/x, direct",
        "https://corp.example/x, direct",
        "https://a.lab.example/x, direct",
        "https://other.example:8443/x, direct",
        "https://other.example/x, safe:8080",
        "http://localhost:8080/x, direct",
        "http://127.0.0.1/x, direct",
        "http://[::1]/x, direct"
    })
    void choosesTheProxyOfAnAddress(String address, String through) {
        assertThat(chosen(Proxies.from(ENV), address)).isEqualTo(through);
    }

    @Test
    void asksAllDirectlyBehindAStar() {
        assertThat(chosen(Proxies.from(Map.of("http_proxy", "plain:3128", "no_proxy", "*")), "http://feeds.example/"))
                .isEqualTo("direct");
    }

    @Test
    void leavesToJavaWhatTheEnvironmentDoesNotSay() {
        assertThat(Proxies.from(Map.of("HTTP_PROXY", " "))).isEqualTo(Proxies.NONE);
        assertThat(Proxies.NONE.client().build().proxy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy:1080",
                "https://us:secret@proxy:3128",
                "http://",
                "pro xy",
                "http://us:se@cret@proxy:3128"
            })
    void refusesWhatIsNoProxyThatCanBeUsed(String named) {
        Proxies proxies = Proxies.from(Map.of("HTTPS_PROXY", named));

        assertThatThrownBy(proxies::client)
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "HTTPS_PROXY must be http://host:port or http://user:password@host:port, with %40 for @ and the"
                                + " like in user and password; other proxies cannot be used");
        assertThat(proxies.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://feeds.example/x, us:secret",
        "ws://feeds.example/x, us:secret",
        "https://feeds.example/x, me@corp:",
        "wss://feeds.example/x, me@corp:"
    })
    void tellsEachProxyItsOwnUserAndPassword(String address, String told) {
        Proxies proxies =
                Proxies.from(Map.of("http_proxy", "http://us:secret@plain:3128", "https_proxy", "me%40corp@safe:8080"));

        String header = proxies.headerFor(URI.create(address)).orElseThrow();

        assertThat(header).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo(told);
        assertThat(Proxies.from(ENV).headerFor(URI.create(address))).isEmpty();
        assertThat(Proxies.NONE.headerFor(URI.create(address))).isEmpty();
    }

    private static String chosen(Proxies proxies, String address) {
        List<Proxy> chosen = proxies.client().build().proxy().orElseThrow().select(URI.create(address));
        Proxy only = chosen.get(0);
        return only.type() == Proxy.Type.DIRECT
                ? "direct"
                : ((InetSocketAddress) only.address()).getHostString() + ":"
                        + ((InetSocketAddress) only.address()).getPort();
    }
}
