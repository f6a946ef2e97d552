package io.reviewstream.ingest.push;

import io.reviewstream.runtime.GzipInput;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** How the body of a request is packed, if it is. */
enum PackedBody {
    PLAIN,
    GZIP,
    /** In a way that is not unpacked here. */
    UNKNOWN;

    /** What {@code Accept-Encoding} says. */
    static final String ACCEPTED = "gzip, identity";

    /** @param contentEncoding null when the request does not have that header */
    static PackedBody of(@Nullable String contentEncoding) {
        return switch (contentEncoding == null ? "" : contentEncoding.trim().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> PLAIN;
            case "gzip", "x-gzip" -> GZIP;
            default -> UNKNOWN;
        };
    }

    /** Closing it leaves the body as it is. */
    InputStream unpacked(InputStream body) {
        var kept = new FilterInputStream(body) {
            @Override
            public void close() {
                // Which would break off the connection of what is refused.
            }
        };
        return this == GZIP ? new GzipInput(kept) : kept;
    }

    /** Whether reading failed as the packed data are damaged, not the connection. */
    static boolean isDamage(IOException failure) {
        // The server's own of a connection that is cut is a kind of the latter.
        return failure instanceof ZipException || failure.getClass() == EOFException.class;
    }

    /** For people. */
    static String damage(IOException failure) {
        return "the gzip body is cut off or damaged: " + failure.getMessage();
    }
}
