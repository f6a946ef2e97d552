package io.reviewstream.ingest.feed;

import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Through which proxies web addresses are asked, as {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} say in capitals or
 * small letters, the latter first. A proxy is told the user and password of its address at once. This computer is never asked through one. What Java itself was told, such as
 * {@code -Dhttps.proxyHost}, holds where they say nothing.
 *
 * @param http for {@code http} and {@code ws}, empty for none
 * @param https for {@code https} and {@code wss}, empty for none
 * @param direct names of hosts, or ends of them, that are asked directly; {@code *} for all
 */
public record Proxies(String http, String https, List<String> direct) {
    /** The environment says nothing. */
    public static final Proxies NONE = new Proxies("", "", List.of());

    private static final int STANDARD_PORT = 80;

    /**
     * Which ways of signing in Java does not use where a proxy only passes on what is encrypted; by itself the one that we use. Read
     * once, before the first request of the process.
     */
    private static final String NOT_IN_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

    public Proxies {
        direct = List.copyOf(direct);
    }

    /** What the environment says; whether it can be used is looked at when it is. */
    public static Proxies from(Map<String, String> env) {
        return new Proxies(
                either(env, "http_proxy"),
                either(env, "https_proxy"),
                Stream.of(either(env, "no_proxy").split("[\\s,]+"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static String either(Map<String, String> env, String name) {
        String small = env.getOrDefault(name, "").trim();
        return small.isEmpty()
                ? env.getOrDefault(name.toUpperCase(Locale.ROOT), "").trim()
                : small;
    }

    /**
     * A client that asks through them.
     *
     * @throws SettingsException when one of them is no proxy that can be used
     */
    public HttpClient.Builder client() {
        if ((http + https).contains("@") && System.getProperty(NOT_IN_TUNNELS) == null) {
            System.setProperty(NOT_IN_TUNNELS, "");
        }
        HttpClient.Builder client = HttpClient.newBuilder();
        return equals(NONE) ? client : client.proxy(new Selector(ProxySelector.getDefault()));
    }

    /**
     * What {@code Proxy-Authorization} says where an address is asked for; empty for a proxy that is told no name. Java's client sends
     * it to the proxy only, and nowhere where it asks directly.
     */
    public Optional<String> headerFor(URI asked) {
        boolean isSecret = isSecret(asked);
        String named = isSecret ? https : http;
        String user = named.isEmpty()
                ? null
                : address(isSecret ? "HTTPS_PROXY" : "HTTP_PROXY", named).getUserInfo();
        return Optional.ofNullable(user)
                .map(known -> known.contains(":") ? known : known + ":")
                .map(SignIn::basic);
    }

    private static boolean isSecret(URI asked) {
        String scheme = asked.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("wss");
    }

    /** Without the addresses, which may have a password. */
    @Override
    public String toString() {
        return "Proxies[http=" + (http.isEmpty() ? "none" : "***") + ", https=" + (https.isEmpty() ? "none" : "***")
                + ", direct=" + direct + "]";
    }

    private static Proxy proxy(String variable, String named) {
        URI address = address(variable, named);
        int port = address.getPort() < 0 ? STANDARD_PORT : address.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port));
    }

    private static URI address(String variable, String named) {
        URI address;
        try {
            address = URI.create(named.contains("://") ? named : "http://" + named);
        } catch (IllegalArgumentException e) {
            throw wrong(variable);
        }
        if (!"http".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getPort() > AddressPolicy.HIGHEST_PORT) {
            throw wrong(variable);
        }
        return address;
    }

    /** Without the value, which may have a password. */
    private static SettingsException wrong(String variable) {
        return new SettingsException(variable
                + " must be http://host:port or http://user:password@host:port, with %40 for @ and the like in user and"
                + " password; other proxies cannot be used");
    }

    /** Whether this host is asked directly. */
    private boolean isDirect(String host, int port) {
        boolean here = host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
        return here || direct.stream().anyMatch(name -> matches(name, host, port));
    }

    private static boolean matches(String name, String host, int port) {
        if (name.equals("*")) {
            return true;
        }
        String end = name.startsWith("*.") ? name.substring(1) : name;
        int colon = end.lastIndexOf(':');
        if (colon > 0 && !end.endsWith("]") && end.indexOf(':') == colon) {
            if (!end.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            end = end.substring(0, colon);
        }
        return end.startsWith(".")
                ? host.endsWith(end) || host.equals(end.substring(1))
                : host.equals(end) || host.endsWith("." + end);
    }

    private final class Selector extends ProxySelector {
        private final ProxySelector otherwise;
        private final List<Proxy> forHttp;
        private final List<Proxy> forHttps;

        Selector(ProxySelector otherwise) {
            this.otherwise = otherwise;
            this.forHttp = http.isEmpty() ? List.of() : List.of(proxy("HTTP_PROXY", http));
            this.forHttps = https.isEmpty() ? List.of() : List.of(proxy("HTTPS_PROXY", https));
        }

        @Override
        public List<Proxy> select(URI asked) {
            boolean secret = isSecret(asked);
            List<Proxy> told = secret ? forHttps : forHttp;
            if (told.isEmpty()) {
                return otherwise.select(asked);
            }
            int port = asked.getPort() >= 0 ? asked.getPort() : secret ? 443 : STANDARD_PORT;
            return isDirect(asked.getHost().toLowerCase(Locale.ROOT), port) ? List.of(Proxy.NO_PROXY) : told;
        }

        @Override
        public void connectFailed(URI asked, SocketAddress proxy, IOException failure) {
            // Whoever asks hears of it.
        }
    }
}
