package io.reviewstream.console.web;

import io.reviewstream.console.live.Filter;
import io.reviewstream.console.live.Live;
import io.reviewstream.console.live.Seen;
import io.reviewstream.console.live.Watcher;
import io.reviewstream.events.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * The live stream as server-sent events: {@code review} with a card, and once a second {@code pulse} with what is going on.
 * Each watcher is written to by a thread of their own, which may wait as long as it likes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventStream {
    /** Pages open at once; each takes a thread. */
    static final int MOST_WATCHERS = 64;

    private static final long PULSE_NANOS = 1_000_000_000;

    private final Live live;
    private final Semaphore places = new Semaphore(MOST_WATCHERS);

    EventStream(Live live) {
        this.live = live;
    }

    /**
     * The state of things.
     *
     * @param enriched reviews seen since the console started
     * @param matched of those, since this stream began, that the filter let through
     * @param passedOver of the matched, those that came faster than they are shown
     * @param dropped reviews this watcher was too slow for
     * @param mostASecond how many reviews a second are shown at most
     */
    private record Pulse(
            boolean connected,
            long enriched,
            long matched,
            long passedOver,
            long dropped,
            int mostASecond,
            long titles,
            long letters) {}

    void serve(Exchange exchange, Filter filter) {
        if (exchange.isHead()) {
            // Of a stream without a body nobody would notice that its reader has gone.
            begin(exchange);
            exchange.response().write(true, null, exchange.callback());
            return;
        }
        if (!places.tryAcquire()) {
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, 5);
            exchange.problem(503, "more than " + MOST_WATCHERS + " pages are open; close one");
            return;
        }
        var watcher = new Watcher(filter);
        begin(exchange);
        live.watch(watcher);
        try (OutputStream out = Content.Sink.asOutputStream(exchange.response())) {
            write(out, "retry: 1000\n\n");
            write(out, watcher);
            exchange.callback().succeeded();
        } catch (IOException e) {
            // The page was closed.
            exchange.callback().failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.callback().failed(e);
        } finally {
            live.leave(watcher);
            places.release();
        }
    }

    private static void begin(Exchange exchange) {
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        exchange.response().getHeaders().put("X-Accel-Buffering", "no");
    }

    private void write(OutputStream out, Watcher watcher) throws IOException, InterruptedException {
        long nextPulse = System.nanoTime(); // The clock may be set back.
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            if (now - nextPulse >= 0) {
                write(out, "event: pulse\ndata: " + Json.mapper().writeValueAsString(pulse(watcher)) + "\n\n");
                nextPulse = now + PULSE_NANOS;
            }
            var text = new StringBuilder();
            for (Seen review : watcher.take(Math.max(1, (nextPulse - System.nanoTime()) / 1_000_000))) {
                text.append("event: review\ndata: ").append(review.card()).append("\n\n");
            }
            if (!text.isEmpty()) {
                write(out, text.toString());
            }
        }
    }

    private Pulse pulse(Watcher watcher) {
        return new Pulse(
                live.isConnected(),
                live.meter().enriched(),
                watcher.matched(),
                watcher.passedOver(),
                watcher.dropped(),
                Watcher.MOST_A_SECOND,
                live.titles().size(),
                live.letters().count());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
