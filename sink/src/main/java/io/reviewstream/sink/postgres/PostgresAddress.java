package io.reviewstream.sink.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * A database, written {@code postgresql://user:password@host:port/database?option=value}.
 *
 * @param jdbcUrl without user and password
 * @param properties user and password, as far as given
 * @param shown for people: without the password
 */
record PostgresAddress(String jdbcUrl, Properties properties, String shown) {
    private static final String SCHEME = "postgresql://";
    private static final String SCHEMA = "currentSchema=";

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
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException("must be postgresql://user@host:port/database");
        }
        var properties = new Properties();
        String userInfo = uri.getRawUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            properties.setProperty("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
            if (colon >= 0) {
                properties.setProperty("password", decoded(userInfo.substring(colon + 1)));
            }
        }
        properties.setProperty("ApplicationName", "reviewstream-sink");
        String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new PostgresAddress("jdbc:postgresql://" + place + query, properties, SCHEME + place);
    }

    /** What tells it from other stores: the place, and the schema if one is named. */
    String place() {
        int schema = jdbcUrl.indexOf(SCHEMA);
        return schema < 0 ? shown : shown + "?" + jdbcUrl.substring(schema).replaceFirst("&.*", "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
