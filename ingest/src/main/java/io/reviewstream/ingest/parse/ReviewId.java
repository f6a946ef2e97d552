package io.reviewstream.ingest.parse;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ids of reviews to which their source gives none: the same item always gets the same id. */
public final class ReviewId {
    /** Parameters that say how a reader came, not what is read. */
    private static final Pattern TRACKING =
            Pattern.compile("(?i)(utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)(=.*)?");

    private static final String OF_CONTENT = "sha256-";

    private ReviewId() {}

    /**
     * One spelling of a web address: https, the host in small letters, no fragment, no tracking parameters. Empty when it
     * is no http address.
     */
    public static Optional<String> canonicalUrl(String url) {
        URI uri;
        try {
            uri = new URI(url.trim());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
            return Optional.empty();
        }
        var canonical = new StringBuilder("https://").append(host.toLowerCase(Locale.ROOT));
        int port = uri.getPort();
        if (port != -1 && port != 80 && port != 443) {
            canonical.append(':').append(port);
        }
        String path = uri.getRawPath();
        canonical.append(path == null || path.isEmpty() ? "/" : path);
        if (uri.getRawQuery() != null) {
            String kept = Arrays.stream(uri.getRawQuery().split("&", -1))
                    .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                    .collect(Collectors.joining("&"));
            if (!kept.isEmpty()) {
                canonical.append('?').append(kept);
            }
        }
        return Optional.of(canonical.toString());
    }

    /** Whether an id is one that we made of the content, as the source gave none. */
    public static boolean isOfContent(String id) {
        return id.startsWith(OF_CONTENT) && id.length() == OF_CONTENT.length() + 32;
    }

    /** The id of a record that is known by its number under a key that its sender chose. */
    public static String ofKey(String key, int number) {
        return "key-"
                + ofContent("Idempotency-Key", key, Integer.toString(number)).substring(OF_CONTENT.length());
    }

    /**
     * A hash of where it stands and what it says; and, so that two people who write the same two words are two, of who
     * wrote it when about what, as far as that is known.
     */
    static String ofContent(String source, String text, @Nullable String... more) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update(source.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        for (String part : more) {
            if (part != null) {
                digest.update((byte) 0);
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        // 128 bits: among 10^15 reviews the chance that any two meet is below 10^-8.
        return OF_CONTENT + HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
