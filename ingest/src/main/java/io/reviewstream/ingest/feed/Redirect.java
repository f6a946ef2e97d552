package io.reviewstream.ingest.feed;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a server sends us. A user and password that it names there are dropped: as whom we come is for the user of this program to say,
 * and an address is remembered and shown.
 */
public final class Redirect {
    private static final Pattern USER = Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)[^/?#]*@");

    private Redirect() {}

    /**
     * The address that {@code Location} names.
     *
     * @param from the address that was asked
     * @throws IllegalArgumentException when it is none; its message is for people
     */
    public static URI target(URI from, String location) {
        String named = withoutUser(location.trim());
        try {
            // Java still resolves a query alone as RFC 2396 did: without the last part of the path.
            return named.startsWith("?") ? from.resolve(from.getRawPath() + named) : from.resolve(named);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it redirects to " + named + ", which is no address", e);
        }
    }

    /** The same address without user and password. */
    public static String withoutUser(String address) {
        return USER.matcher(address).replaceFirst("$1");
    }
}
