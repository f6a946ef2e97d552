package io.reviewstream.console.web;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which the page may be asked for. Another site can let a name of its own lead to this machine, and a browser
 * here would then let that site's page read ours: only the name tells its requests from our own.
 */
final class Hosts {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private final boolean all;
    private final Set<String> named;

    /**
     * Those of the loopback addresses, {@code listensAs}, and what is named; all, if nothing is named and other machines can
     * reach the server.
     *
     * @param listensAs how the settings call the address
     * @param listensAt the address itself
     * @param named without a port, an IPv6 address in brackets
     */
    Hosts(String listensAs, InetAddress listensAt, List<String> named) {
        all = named.isEmpty() && !listensAt.isLoopbackAddress();
        this.named = new HashSet<>();
        this.named.add(lowerCase(listensAs));
        named.forEach(name -> this.named.add(lowerCase(name)));
    }

    boolean include(String host) {
        return all || LOOPBACK.matcher(host).matches() || named.contains(lowerCase(host));
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
