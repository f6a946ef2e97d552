package io.reviewstream.sink.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a bucket, written {@code s3://bucket/prefix}, with {@code ?endpoint=http://host:port} for a server that is not
 * Amazon's.
 *
 * @param bucket its name
 * @param prefix what all keys begin with, without slashes around it; empty for the whole bucket
 * @param endpoint null for Amazon's, or what the standard variables say
 */
public record S3Address(
        String bucket, String prefix, @Nullable URI endpoint) {
    private static final String SCHEME = "s3://";
    private static final String ENDPOINT = "?endpoint=";
    private static final String FORM = "must be s3://bucket/prefix";

    /** What is refused is told to people and logs, which no secret may reach. */
    private static final String NO_LOGIN =
            " without a user or password; these belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

    /** Whether a store is named in this way. */
    public static boolean isOne(String store) {
        return store.startsWith(SCHEME);
    }

    /** What is wrong with it, as the end of a sentence; empty when it can be tried. */
    public static Optional<String> problemWith(String store) {
        try {
            parse(store);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The same store at another server, unless it names one already. */
    public static String withEndpoint(String store, String endpoint) {
        return endpoint.isEmpty() || store.contains("?") ? store : store + ENDPOINT + endpoint;
    }

    /** @throws IllegalArgumentException when it is none */
    public static S3Address parse(String store) {
        int question = store.indexOf('?');
        String place = store.substring(SCHEME.length(), question < 0 ? store.length() : question);
        int slash = place.indexOf('/');
        String bucket = slash < 0 ? place : place.substring(0, slash);
        String prefix =
                slash < 0 ? "" : place.substring(slash).replaceFirst("^/+", "").replaceFirst("/+$", "");
        if (bucket.contains(":") || bucket.contains("@")) {
            throw new IllegalArgumentException(FORM + NO_LOGIN);
        }
        if (!bucket.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{1,254}")) {
            throw new IllegalArgumentException(FORM + " but its bucket was " + (bucket.isEmpty() ? "empty" : bucket));
        }
        Path path = Path.of(prefix);
        if (!path.normalize().toString().equals(prefix)) {
            throw new IllegalArgumentException(FORM + " without empty parts, . and .. but was " + prefix);
        }
        if (question < 0) {
            return new S3Address(bucket, prefix, null);
        }
        String query = store.substring(question);
        if (!query.startsWith(ENDPOINT)) {
            throw new IllegalArgumentException(
                    FORM + ENDPOINT + "http://host:port but ended with " + query.replaceFirst("=.*", "=…"));
        }
        String endpoint = URLDecoder.decode(query.substring(ENDPOINT.length()), StandardCharsets.UTF_8);
        if (endpoint.contains("@")) {
            throw new IllegalArgumentException("must have an endpoint such as https://host:port" + NO_LOGIN);
        }
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw noEndpoint(endpoint);
            }
            return new S3Address(bucket, prefix, uri);
        } catch (URISyntaxException e) {
            throw noEndpoint(endpoint);
        }
    }

    private static IllegalArgumentException noEndpoint(String endpoint) {
        boolean isNamedSo = endpoint.matches("https?://[^/]*_.*");
        return new IllegalArgumentException("needs an endpoint such as https://host:port but had " + endpoint
                + (isNamedSo
                        ? ", and the client takes no host name with _: give the server another, or its address"
                        : ""));
    }

    /** What tells it from other stores: the place, and the server if one is named. */
    public String place() {
        return this + (endpoint == null ? "" : ENDPOINT + endpoint);
    }

    /** As a path, for code that names files by paths. */
    public Path path() {
        return bucketPath().resolve(prefix);
    }

    Path bucketPath() {
        return Path.of("s3:", bucket);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
