package io.reviewstream.ingest.push;

import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens for reviews. What is pushed goes into the intake; whoever commits it tells how it went. */
public final class PushServer implements AutoCloseable {
    /** Beside those that serve requests: accepting, selecting, writing answers, refusing. */
    private static final int OTHER_THREADS = 16;

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int INPUT_BUFFER_BYTES = 64 * 1024;
    /** Escapes make a text six times as long. */
    private static final int JSON_GROWTH = 6;

    private static final int BESIDE_TEXT = 64 * 1024;

    private final String host;
    private final int port;
    private final Intake intake;
    private final Server server;
    private final ServerConnector connector;
    private final PushHandler handler;

    /**
     * A listener that is yet to be started.
     *
     * @param port 0 for one that is free
     * @param parsers makes the parsers of reviews
     * @param source what reviews that name no source of their own come from
     */
    public PushServer(
            String host,
            int port,
            PushSettings settings,
            Intake intake,
            Supplier<ReviewParser> parsers,
            long maxTextBytes,
            String source,
            InstantSource clock) {
        this.host = host;
        this.port = port;
        this.intake = intake;
        var threads = new QueuedThreadPool(settings.maxRequests() + OTHER_THREADS, 4);
        threads.setName("push");
        threads.setDaemon(true);
        this.server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setInputBufferSize(INPUT_BUFFER_BYTES);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host.replace("[", "").replace("]", ""));
        connector.setPort(port);
        cutsOffAfter(IDLE);
        server.addConnector(connector);
        this.handler = new PushHandler(settings, intake, parsers, source, clock, (int)
                Math.min(Integer.MAX_VALUE / 4, maxTextBytes * JSON_GROWTH + BESIDE_TEXT));
        server.setHandler(handler);
        server.setErrorHandler(new PushErrors());
    }

    /** How long a sender may be silent within a request. */
    PushServer cutsOffAfter(Duration silence) {
        connector.setIdleTimeout(silence.toMillis());
        return this;
    }

    /** @throws FailedException when the address cannot be listened at */
    public void start() {
        try {
            connector.open();
        } catch (IOException e) {
            throw new FailedException(
                    "listen:" + host + ":" + port + ": cannot listen there: " + e.getMessage()
                            + "; choose another port, or stop what uses it",
                    e);
        }
        try {
            server.start();
        } catch (Exception e) { // What Jetty declares.
            throw new FailedException("listen:" + host + ":" + port + ": cannot be served: " + e.getMessage(), e);
        }
    }

    /** Where it listens, known once started. */
    public String address() {
        return "http://" + host + ":" + connector.getLocalPort();
    }

    /** Takes no more; requests that are under way get their answers, within some seconds. */
    @Override
    public void close() {
        intake.stop();
        try {
            long end = System.nanoTime() + GRACE.toNanos();
            while (handler.isBusy() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) { // What Jetty declares; the process ends or goes on without it.
            throw new IllegalStateException("the listener cannot be stopped", e);
        } finally {
            intake.close();
        }
    }
}
