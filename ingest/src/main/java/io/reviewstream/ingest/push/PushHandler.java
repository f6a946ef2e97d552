package io.reviewstream.ingest.push;

import io.reviewstream.ingest.parse.ReviewParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** {@code POST /reviews}, and the document that describes it. */
final class PushHandler extends Handler.Abstract {
    private static final int MOST_KEY_CHARS = 255;
    /** What its users call it: there is no registered name. */
    private static final Set<String> LINES = Set.of(
            PushExchange.NDJSON,
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonl",
            "application/jsonlines",
            "application/x-jsonlines",
            "application/json-lines",
            "application/x-json-lines");

    private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=utf8");

    private final PushSettings settings;
    private final Intake intake;
    private final Supplier<ReviewParser> parsers;
    private final Queue<ReviewParser> freeParsers = new ConcurrentLinkedQueue<>();
    private final String source;
    private final InstantSource clock;
    private final int maxLine;
    private final Semaphore places;
    private final byte @Nullable [] tokenHash;
    private final byte[] openApi;

    PushHandler(
            PushSettings settings,
            Intake intake,
            Supplier<ReviewParser> parsers,
            String source,
            InstantSource clock,
            int maxLine) {
        this.settings = settings;
        this.intake = intake;
        this.parsers = parsers;
        this.source = source;
        this.clock = clock;
        this.maxLine = maxLine;
        this.places = new Semaphore(settings.maxRequests());
        this.tokenHash = settings.token() == null ? null : hash(settings.token());
        this.openApi = openApi();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var exchange = new PushExchange(request, response, once(callback));
        String method = request.getMethod();
        switch (Request.getPathInContext(request)) {
            case "/reviews" -> {
                if (method.equals("POST")) {
                    post(exchange);
                } else {
                    notAllowed(exchange, "POST");
                }
            }
            case "/openapi.json" -> {
                if (method.equals("GET") || method.equals("HEAD")) {
                    exchange.send(200, "application/json", openApi);
                } else {
                    notAllowed(exchange, "GET, HEAD");
                }
            }
            default -> exchange.problem(404, "no-such-path", "post reviews to /reviews; /openapi.json describes how");
        }
        return true;
    }

    /** A sender that goes away is noticed by whoever reads and by whoever writes; the server wants to hear of it once. */
    private static Callback once(Callback callback) {
        var done = new AtomicBoolean();
        return Callback.from(
                () -> {
                    if (done.compareAndSet(false, true)) {
                        callback.succeeded();
                    }
                },
                failure -> {
                    if (done.compareAndSet(false, true)) {
                        callback.failed(failure);
                    }
                });
    }

    /** Whether requests are being served. */
    boolean isBusy() {
        return places.availablePermits() < settings.maxRequests();
    }

    private static void notAllowed(PushExchange exchange, String allowed) {
        exchange.set(HttpHeader.ALLOW, allowed);
        exchange.problem(405, "method-not-allowed", "only " + allowed + " is served here");
    }

    private void post(PushExchange exchange) throws InterruptedException {
        if (!mayPush(exchange.header(HttpHeader.AUTHORIZATION))) {
            exchange.set(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            exchange.problem(401, "unauthorized", "send the header Authorization: Bearer with the listener's token");
            return;
        }
        if (tokenHash == null && exchange.header(HttpHeader.ORIGIN) != null) {
            exchange.problem(
                    403,
                    "from-a-page",
                    "a page in a browser may push only with a token, as any site's page could; set INGEST_PUSH_TOKEN, or let"
                            + " the proxy that serves the page leave off the header Origin");
            return;
        }
        String type = mediaType(exchange.header(HttpHeader.CONTENT_TYPE));
        PackedBody packed = PackedBody.of(exchange.header(HttpHeader.CONTENT_ENCODING));
        if (type.isEmpty() || packed == PackedBody.UNKNOWN) {
            exchange.response().getHeaders().put("Accept-Post", "application/json, " + PushExchange.NDJSON);
            exchange.set(HttpHeader.ACCEPT_ENCODING, PackedBody.ACCEPTED);
            exchange.problem(
                    415,
                    "unsupported-media-type",
                    "send application/json with one review or an array, or " + PushExchange.NDJSON
                            + " with one a line; in UTF-8, packed with gzip or not at all; the Content-Type was "
                            + Objects.requireNonNullElse(exchange.header(HttpHeader.CONTENT_TYPE), "not said"));
            return;
        }
        String key = key(exchange.header("Idempotency-Key"));
        if (key != null && (key.isEmpty() || key.length() > MOST_KEY_CHARS)) {
            exchange.problem(
                    400, "bad-idempotency-key", "an Idempotency-Key has 1 to " + MOST_KEY_CHARS + " characters");
            return;
        }
        if (!places.tryAcquire()) {
            exchange.retryAfter(1);
            exchange.problem(
                    429,
                    "too-many-requests",
                    "more than " + settings.maxRequests() + " requests at once; send more reviews in each");
            return;
        }
        try {
            if (intake.isFull()) {
                JsonRequest.full(exchange, intake);
            } else {
                serve(exchange, type, packed, key);
            }
        } finally {
            places.release();
        }
    }

    private void serve(PushExchange exchange, String type, PackedBody packed, @Nullable String key)
            throws InterruptedException {
        ReviewParser pooled = freeParsers.poll();
        ReviewParser parser = pooled == null ? parsers.get() : pooled;
        try (InputStream body = packed.unpacked(Request.asInputStream(exchange.request()))) {
            var records = new PushParser(parser, source, key, exchange.trace(), clock);
            if (type.equals(PushExchange.NDJSON)) {
                boolean minimal = String.valueOf(exchange.header("Prefer")).contains("return=minimal");
                var answer = new NdjsonAnswer(exchange, minimal);
                new NdjsonRequest(records, intake, getServer().getThreadPool(), body, maxLine, answer).serve();
            } else {
                new JsonRequest(exchange, records, intake, settings.maxBodyBytes()).serve(body);
            }
        } catch (IOException e) {
            // The sender is gone, or was silent for too long: what came in whole has been committed, the rest not.
            exchange.callback().failed(e);
        } finally {
            freeParsers.add(parser);
        }
    }

    /** Hashes are compared, so that the time it takes tells neither where they differ nor how long the token is. */
    private boolean mayPush(@Nullable String authorization) {
        if (tokenHash == null) {
            return true;
        }
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && MessageDigest.isEqual(
                        tokenHash, hash(authorization.substring(7).trim()));
    }

    /** The type when it is one of ours, in UTF-8; else empty. */
    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").replace(" ", "");
            if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
                return "";
            }
        }
        String type = parts[0].trim();
        if (LINES.contains(type)) {
            return PushExchange.NDJSON;
        }
        // Such as application/ld+json: what is JSON as well says so by this ending (RFC 6839).
        return type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json")
                ? "application/json"
                : "";
    }

    /** The draft of the header puts it into quotes, its users mostly do not. */
    private static @Nullable String key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String key = header.trim();
        return key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] openApi() {
        try (InputStream in = Objects.requireNonNull(PushHandler.class.getResourceAsStream("openapi.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
