package io.reviewstream.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * As whom a server knows us, said by HTTP's Basic authentication to that server alone, wherever it redirects.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
public final class SignIn {
    private final URI server;
    private final String header;

    /** @param userAndPassword with a colon between them */
    public SignIn(URI server, String userAndPassword) {
        this.server = server;
        this.header = basic(userAndPassword);
    }

    /** The header's value. */
    static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@code Authorization} says to who is asked; empty for another server. */
    public Optional<String> headerFor(URI asked) {
        boolean same = server.getScheme().equalsIgnoreCase(asked.getScheme())
                && server.getHost().equalsIgnoreCase(asked.getHost())
                && port(server) == port(asked);
        return same ? Optional.of(header) : Optional.empty();
    }

    private static int port(URI of) {
        return of.getPort() >= 0
                ? of.getPort()
                : of.getScheme().toLowerCase(Locale.ROOT).matches("https|wss") ? 443 : 80;
    }
}
