package io.reviewstream.ingest.live;

import io.reviewstream.ingest.feed.AddressPolicy;
import io.reviewstream.ingest.feed.Proxies;
import io.reviewstream.ingest.feed.RetryAfter;
import io.reviewstream.ingest.feed.SignIn;
import io.reviewstream.runtime.NetworkProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Messages over a WebSocket. The protocol knows no resuming; the id of the last review is sent as {@code Last-Event-ID}
 * when connecting, for servers that look at it.
 */
public final class WebSocketStream implements LiveStream {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final Duration PING_EVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

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
    public WebSocketStream(
            URI address,
            AddressPolicy addresses,
            @Nullable SignIn signIn,
            Proxies proxies,
            long maxTextBytes,
            InstantSource clock) {
        this.http = proxies.client().connectTimeout(Duration.ofSeconds(10)).build();
        this.clock = clock;
        this.address = address;
        this.addresses = addresses;
        this.signIn = signIn;
        this.proxies = proxies;
        this.maxBytes = EventStream.maxEventBytes(maxTextBytes);
    }

    @Override
    public Connection connect(@Nullable String lastId) throws IOException, InterruptedException {
        EventStream.throwIf(addresses.refusal(address));
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_WITHIN);
        if (lastId != null && EventStream.canBeSent(lastId)) {
            builder.header("Last-Event-ID", lastId);
        }
        if (signIn != null) {
            signIn.headerFor(address).ifPresent(value -> builder.header("Authorization", value));
        }
        proxies.headerFor(address).ifPresent(value -> builder.header("Proxy-Authorization", value));
        var open = new Open();
        var connecting = builder.buildAsync(address, open);
        try {
            open.socket = connecting.get(CONNECT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return open;
        } catch (TimeoutException e) {
            connecting.cancel(true);
            throw new IOException("no answer within " + CONNECT_WITHIN.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof WebSocketHandshakeException handshake
                    && handshake.getResponse().statusCode() >= 400) {
                HttpResponse<?> answer = handshake.getResponse();
                throw new BusyException(
                        "the server answers " + answer.statusCode(), RetryAfter.in(answer.headers(), clock.instant()));
            }
            if (cause instanceof WebSocketHandshakeException handshake) {
                throw new IOException(
                        "the server answers " + handshake.getResponse().statusCode() + ", it is no WebSocket", e);
            }
            throw new IOException(
                    cause == null || cause.getMessage() == null ? "it cannot be connected to" : cause.getMessage(), e);
        }
    }

    /** Calls come one after the other; the next one is asked for when the one before is dealt with. */
    private final class Open implements Connection, WebSocket.Listener {
        private final Arrivals arrivals = new Arrivals();
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private long length;
        private char high;
        private volatile @Nullable WebSocket socket;
        private volatile long lastHeardNanos = System.nanoTime();
        private long lastPingNanos = System.nanoTime();

        @Override
        public Optional<LiveEvent> next(Duration within) throws IOException, InterruptedException {
            Optional<LiveEvent> next = arrivals.next(within);
            long now = System.nanoTime();
            WebSocket open = socket;
            if (open != null && now - lastPingNanos > PING_EVERY.toNanos()) {
                lastPingNanos = now;
                open.sendPing(ByteBuffer.allocate(0));
            }
            if (next.isEmpty() && now - lastHeardNanos > LONGEST_SILENCE.toNanos()) {
                throw new IOException("nothing came for " + LONGEST_SILENCE.toSeconds() + " s, pings unanswered");
            }
            return next;
        }

        @Override
        public void close() {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            var whole = new StringBuilder(text.length() + 1);
            if (high != 0) {
                whole.append(high);
                high = 0;
            }
            whole.append(text);
            int end = whole.length();
            if (!last && end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
                // Its other half comes with the next part.
                high = whole.charAt(end - 1);
                whole.setLength(end - 1);
            }
            return part(from, whole.toString().getBytes(StandardCharsets.UTF_8), last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            return part(from, bytes, last);
        }

        private @Nullable CompletionStage<?> part(WebSocket from, byte[] bytes, boolean last) {
            lastHeardNanos = System.nanoTime();
            message.write(bytes, 0, Math.max(0, Math.min(bytes.length, maxBytes - message.size())));
            length += bytes.length;
            if (last) {
                var event = new LiveEvent(null, "message", message.toByteArray(), length);
                message.reset();
                length = 0;
                add(event);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            lastHeardNanos = System.nanoTime();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(new IOException(
                    "the server has closed the stream (" + code + (reason.isEmpty() ? "" : " " + reason) + ")"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(new IOException(NetworkProblem.of(error), error));
        }

        private void add(LiveEvent event) {
            try {
                arrivals.add(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void end(IOException why) {
            try {
                arrivals.end(why);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
