package io.reviewstream.ingest.feed;

import io.reviewstream.runtime.GzipInput;
import io.reviewstream.runtime.NetworkProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches feeds: only what has changed, within limits of size, time and redirects. Thread-safe. */
public final class FeedClient {
    private static final int MAX_REDIRECTS = 5;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Set<String> NOT_ASKED_FOR = Set.of("br", "compress", "deflate", "zstd");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._-]+)");

    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel\\s*=\\s*\"?next\\b", Pattern.CASE_INSENSITIVE);

    private final HttpClient http;
    private final AddressPolicy addresses;
    private final @Nullable SignIn signIn;
    private final Proxies proxies;
    private final InstantSource clock;
    private final Duration within;
    private final int maxBytes;

    /**
     * A client.
     *
     * @param within how long one answer may take, its body included
     * @param maxBytes the largest document that is taken, unpacked
     * @param addresses which may be asked
     * @param signIn null when the feed's server is told no name
     * @param proxies through which is asked
     */
    public FeedClient(
            InstantSource clock,
            Duration within,
            int maxBytes,
            AddressPolicy addresses,
            @Nullable SignIn signIn,
            Proxies proxies) {
        this.http = proxies.client()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.addresses = addresses;
        this.signIn = signIn;
        this.proxies = proxies;
        this.clock = clock;
        this.within = within;
        this.maxBytes = maxBytes;
    }

    /**
     * Asks for a feed.
     *
     * @param etag what the last answer had, null when there was none
     * @param lastModified the same
     */
    public FeedAnswer get(URI feed, @Nullable String etag, @Nullable String lastModified) throws InterruptedException {
        Optional<String> refused = addresses.refusal(feed);
        if (refused.isPresent()) {
            return new FeedAnswer.Failed(refused.get(), Duration.ZERO, true);
        }
        URI at = feed;
        URI movedTo = null;
        boolean onlyPermanent = true;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response;
            try {
                response = fetch(at, etag, lastModified);
            } catch (LimitedBody.TooLarge e) {
                return new FeedAnswer.Failed(String.valueOf(e.getMessage()), Duration.ZERO, true);
            } catch (IOException e) {
                return new FeedAnswer.Failed(NetworkProblem.of(e), Duration.ZERO, false);
            }
            int status = response.statusCode();
            if (status == 304 && (etag != null || lastModified != null)) {
                return new FeedAnswer.NotModified(movedTo);
            }
            if (status == 200) {
                return document(at, movedTo, response);
            }
            Optional<String> location = response.headers().firstValue("location");
            if (status < 300 || status >= 400 || location.isEmpty()) {
                return failed(response);
            }
            URI next;
            try {
                next = Redirect.target(at, location.get());
            } catch (IllegalArgumentException e) {
                return new FeedAnswer.Failed(String.valueOf(e.getMessage()), Duration.ZERO, true);
            }
            Optional<String> refusal = addresses.refusal(feed, next);
            if (refusal.isPresent()) {
                return new FeedAnswer.Failed(refusal.get(), Duration.ZERO, true);
            }
            onlyPermanent &= status == 301 || status == 308;
            movedTo = onlyPermanent ? next : movedTo;
            at = next;
        }
        return new FeedAnswer.Failed("it redirects more than " + MAX_REDIRECTS + " times", Duration.ZERO, true);
    }

    private HttpResponse<byte[]> fetch(URI at, @Nullable String etag, @Nullable String lastModified)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .header("User-Agent", "reviewstream")
                .header(
                        "Accept",
                        "application/rss+xml, application/atom+xml, application/feed+json, application/json, */*;q=0.5")
                .header("Accept-Encoding", "gzip");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.header("If-Modified-Since", lastModified);
        }
        if (signIn != null) {
            signIn.headerFor(at).ifPresent(value -> request.header("Authorization", value));
        }
        proxies.headerFor(at).ifPresent(value -> request.header("Proxy-Authorization", value));
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), info -> new LimitedBody(maxBytes));
        try {
            // A time-out of the request's own would end with the headers; a body that drips must end, too.
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + within.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), e);
        } finally {
            answer.cancel(true);
        }
    }

    private FeedAnswer document(URI at, @Nullable URI movedTo, HttpResponse<byte[]> response) {
        HttpHeaders headers = response.headers();
        String packing = headers.firstValue("content-encoding").orElse("").toLowerCase(Locale.ROOT);
        if (NOT_ASKED_FOR.contains(packing)) {
            return new FeedAnswer.Failed(
                    "its answer is packed with " + packing + ", though only gzip was asked for", Duration.ZERO, true);
        }
        byte[] body = response.body();
        if (GzipInput.isPacked(body)) {
            try {
                body = unpack(body);
            } catch (IOException e) {
                return new FeedAnswer.Failed(
                        "its packed answer cannot be read: " + e.getMessage(), Duration.ZERO, false);
            }
        }
        Matcher charset = CHARSET.matcher(headers.firstValue("content-type").orElse(""));
        return new FeedAnswer.Document(
                at,
                movedTo,
                body,
                charset.find() ? charset.group(1) : null,
                headers.firstValue("etag").orElse(null),
                headers.firstValue("last-modified").orElse(null),
                headers.allValues("link").stream()
                        .map(NEXT::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse(null));
    }

    private byte[] unpack(byte[] packed) throws IOException {
        var plain = new ByteArrayOutputStream();
        try (InputStream in = new GzipInput(new ByteArrayInputStream(packed))) {
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = in.read(buffer)) > 0) {
                plain.write(buffer, 0, count);
                if (plain.size() > maxBytes) {
                    throw new IOException("more than " + maxBytes + " bytes come out of it");
                }
            }
        }
        return plain.toByteArray();
    }

    private FeedAnswer failed(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        boolean lasting = status == 404 || status == 410 || status == 401 || status == 403;
        String needs = status != 401
                ? ""
                : signIn == null
                        ? " and wants a user and password, as in https://user:password@host/"
                        : " to this user and password";
        return new FeedAnswer.Failed(
                "the server answers " + status + needs, RetryAfter.in(response.headers(), clock.instant()), lasting);
    }
}
