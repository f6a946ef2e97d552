package io.reviewstream.ingest.feed;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses may be asked. What the user names is the user's choice, as far as its name shows where it leads: an
 * address in numbers, {@code localhost}, a name without a dot or under a private domain. A public name that leads into a
 * private network, by its own answer of DNS or by a redirect, is somebody else's choice, and refused. Thread-safe.
 */
public final class AddressPolicy {
    /** Looks names up. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** {@link URI} takes any number for a port, and the client throws at those that are none. */
    public static final int HIGHEST_PORT = 65_535;

    /** Domains that no public name ends in (RFC 6761, 6762, 8375, and what ICANN keeps free for private use). */
    private static final List<String> PRIVATE_DOMAINS =
            List.of(".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home");

    private final boolean anyAllowed;
    private final Resolver resolver;

    /** @param anyAllowed whether private networks are open to all names */
    public AddressPolicy(boolean anyAllowed) {
        this(anyAllowed, InetAddress::getAllByName);
    }

    AddressPolicy(boolean anyAllowed, Resolver resolver) {
        this.anyAllowed = anyAllowed;
        this.resolver = resolver;
    }

    /** Why the source that the user names must not be asked, for people; empty when it may. */
    public Optional<String> refusal(URI named) {
        Optional<InetAddress> inside = privateAddress(named.getHost());
        return inside.isEmpty() || showsThatItIsPrivate(named.getHost())
                ? Optional.empty()
                : Optional.of("its name leads to " + inside.get().getHostAddress()
                        + ", an address in a private network; set INGEST_PRIVATE_ADDRESSES=true if it is meant");
    }

    /** Why a redirect must not be followed, for people; empty when it may. */
    public Optional<String> refusal(URI named, URI next) {
        String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || next.getHost() == null
                || next.getPort() > HIGHEST_PORT) {
            return Optional.of("it redirects to " + next + ", which is no web address");
        }
        if (next.getHost().equalsIgnoreCase(named.getHost())) {
            return refusal(next);
        }
        Optional<InetAddress> inside = privateAddress(next.getHost());
        // Link-local addresses give secrets of cloud machines to whoever asks: nobody is led there.
        if (inside.isEmpty()
                || showsThatItIsPrivate(named.getHost()) && !inside.get().isLinkLocalAddress()) {
            return Optional.empty();
        }
        return Optional.of("it redirects to " + next + ", an address in a private network; name that one as a source"
                + " if it is meant");
    }

    private Optional<InetAddress> privateAddress(String host) {
        if (anyAllowed) {
            return Optional.empty();
        }
        try {
            // The client looks the name up again; Java keeps an answer for 30 s, so that it gets the same one.
            for (InetAddress address : resolver.resolve(host)) {
                if (isPrivate(address)) {
                    return Optional.of(address);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            // Asking for it says so better.
            return Optional.empty();
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // What the standard library does not know: fc00::/7, shared 100.64.0.0/10, this network 0.0.0.0/8, reserved.
        boolean other = bytes.length == 16
                ? (first & 0xfe) == 0xfc
                : first == 0 || first == 100 && (second & 0xc0) == 64 || first >= 240;
        return other
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    private static boolean showsThatItIsPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean inNumbers = name.startsWith("[") || name.matches("[0-9.]+");
        return inNumbers || !name.contains(".") || PRIVATE_DOMAINS.stream().anyMatch(name::endsWith);
    }
}
