package io.reviewstream.ingest.live;

import io.reviewstream.ingest.feed.AddressPolicy;
import io.reviewstream.ingest.feed.Proxies;
import io.reviewstream.ingest.feed.Redirect;
import io.reviewstream.ingest.feed.RetryAfter;
import io.reviewstream.ingest.feed.SignIn;
import io.reviewstream.runtime.NetworkProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Server-sent events over HTTP. */
public final class EventStream implements LiveStream {
    private static final int MAX_REDIRECTS = 5;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    /** A connection that was cut without a word looks like a server that has nothing to say. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private static final int JSON_GROWTH = 6;
    private static final int BESIDE_TEXT = 64 * 1024;

    private final HttpClient http;
    private final URI address;
    private final AddressPolicy addresses;
    private final @Nullable SignIn signIn;
    private final Proxies proxies;
    private final int maxBytes;
    private final InstantSource clock;

    /**
     * A stream that is yet to be opened.
     *
     * @param signIn null when its server is told no name
     * @param proxies through which is asked
     * @param maxTextBytes the longest text that is taken, in bytes of UTF-8
     */
    public EventStream(
            URI address,
            AddressPolicy addresses,
            @Nullable SignIn signIn,
            Proxies proxies,
            long maxTextBytes,
            InstantSource clock) {
        this.http = proxies.client()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
        this.address = address;
        this.addresses = addresses;
        this.signIn = signIn;
        this.proxies = proxies;
        this.maxBytes = maxEventBytes(maxTextBytes);
    }

    static int maxEventBytes(long maxTextBytes) {
        return (int) (maxTextBytes * JSON_GROWTH + BESIDE_TEXT);
    }

    @Override
    public Connection connect(@Nullable String lastId) throws IOException, InterruptedException {
        throwIf(addresses.refusal(address));
        URI at = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(at)
                    .timeout(WITHIN)
                    .header("User-Agent", "reviewstream")
                    .header("Accept", "text/event-stream")
                    .header("Cache-Control", "no-cache");
            if (lastId != null && canBeSent(lastId)) {
                request.header("Last-Event-ID", lastId);
            }
            if (signIn != null) {
                signIn.headerFor(at).ifPresent(value -> request.header("Authorization", value));
            }
            proxies.headerFor(at).ifPresent(value -> request.header("Proxy-Authorization", value));
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            int status = response.statusCode();
            String type = response.headers().firstValue("content-type").orElse("");
            if (status == 200 && type.startsWith("text/event-stream")) {
                return new Open(response.body(), lastId);
            }
            response.body().close();
            if (status == 204) {
                throw new NoMoreException();
            }
            Optional<String> location = response.headers().firstValue("location");
            if (status == 200) {
                throw new IOException("what the server sends is no event stream but " + type);
            }
            if (status < 300 || status >= 400 || location.isEmpty()) {
                throw new BusyException(
                        "the server answers " + status, RetryAfter.in(response.headers(), clock.instant()));
            }
            try {
                at = Redirect.target(at, location.get());
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
            throwIf(addresses.refusal(address, at));
        }
        throw new IOException("it redirects more than " + MAX_REDIRECTS + " times");
    }

    /** Java's client sends ASCII alone in headers: an id of other letters resumes at what the server thinks best. */
    static boolean canBeSent(String id) {
        return id.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    static void throwIf(Optional<String> refusal) throws IOException {
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
    }

    private final class Open implements Connection {
        private final Arrivals arrivals = new Arrivals();
        private final InputStream body;
        private final EventParser parser;
        private final Thread pump;
        private volatile long lastByteNanos = System.nanoTime();
        private volatile Duration retry = Duration.ZERO;

        Open(InputStream body, @Nullable String lastId) {
            this.body = body;
            this.parser = new EventParser(maxBytes, lastId);
            this.pump = new Thread(this::pump, "ingest-events");
            pump.setDaemon(true);
            pump.start();
        }

        @Override
        public Optional<LiveEvent> next(Duration within) throws IOException, InterruptedException {
            Optional<LiveEvent> next = arrivals.next(within);
            if (next.isEmpty() && System.nanoTime() - lastByteNanos > LONGEST_SILENCE.toNanos()) {
                throw new IOException("nothing came for " + LONGEST_SILENCE.toMinutes() + " minutes");
            }
            return next;
        }

        @Override
        public Duration retry() {
            return retry;
        }

        @Override
        public void close() {
            pump.interrupt();
            try {
                body.close();
            } catch (IOException e) {
                // It is given up anyway.
            }
        }

        private void pump() {
            try {
                try {
                    var buffer = new byte[16 * 1024];
                    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                        lastByteNanos = System.nanoTime();
                        for (int i = 0; i < count; i++) {
                            Optional<LiveEvent> event = parser.take(buffer[i]);
                            retry = parser.retry();
                            if (event.isPresent()) {
                                arrivals.add(event.get());
                            }
                        }
                    }
                    arrivals.end(new IOException("the server has ended the stream"));
                } catch (IOException e) {
                    arrivals.end(new IOException(NetworkProblem.of(e), e));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
