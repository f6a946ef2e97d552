package io.reviewstream.sink.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database, written {@code postgresql://user:password@host:port/database?option=value}.
 *
 * @param jdbcUrl without user and password
 * @param properties user and password, as far as given
 * @param shown for people: without the user, and of the options only the schema, as a password may be among them
 */
record PostgresAddress(String jdbcUrl, Properties properties, String shown) {
    private static final String SCHEME = "postgresql://";

    /** With names that {@link URI#getHost} does not take for any, such as {@code my_db} of a Compose file. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^@]*)@)?(\\[[^\\[\\]@]+]|[^:\\[\\]@,]+)(?::(\\d*))?");

    private static final Pattern SCHEMA = Pattern.compile("[?&](currentSchema=[^&]*)");

    static boolean isOne(String store) {
        return store.startsWith(SCHEME) || store.startsWith("postgres://");
    }

    /** What is wrong with it, as the end of a sentence; empty when it can be tried. */
    static Optional<String> problemWith(String store) {
        try {
            parse(store);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** An address for people, whether it can be tried or not. */
    static String shown(String store) {
        try {
            return parse(store).shown;
        } catch (IllegalArgumentException e) {
            return SCHEME + "…";
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static PostgresAddress parse(String store) {
        URI uri;
        try {
            uri = new URI(SCHEME + store.substring(store.indexOf("://") + 3));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "must be postgresql://user@host:port/database, with other characters percent-encoded");
        }
        String path = uri.getRawPath();
        Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
        if (uri.getRawAuthority() == null || !authority.matches() || path == null || path.length() < 2) {
            throw new IllegalArgumentException("must be postgresql://user@host:port/database");
        }
        var properties = new Properties();
        String userInfo = authority.group(1);
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            properties.setProperty("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
            if (colon >= 0) {
                properties.setProperty("password", decoded(userInfo.substring(colon + 1)));
            }
        }
        properties.setProperty("ApplicationName", "reviewstream-sink");
        // A server that takes the connection and then says nothing, and one that is gone without a word.
        properties.setProperty("loginTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        String port = authority.group(3);
        String place = authority.group(2) + (port == null || port.isEmpty() ? "" : ":" + port) + path;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new PostgresAddress("jdbc:postgresql://" + place + query, properties, SCHEME + place + schema(query));
    }

    private static String schema(String query) {
        Matcher schema = SCHEMA.matcher(query);
        return schema.find() ? "?" + schema.group(1) : "";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
