package io.reviewstream.console.web;

import io.reviewstream.console.live.Live;
import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Serves the page and its API. */
public final class WebServer implements AutoCloseable {
    private static final int OTHER_THREADS = 24;

    private final String host;
    private final List<String> hosts;
    private final Api api;
    private final EventStream events;
    private final Server server;
    private final ServerConnector connector;

    /**
     * A server that is yet to be started.
     *
     * @param port 0 for any free one
     * @param hosts further names under which the page may be asked for, see {@link Hosts}
     * @param replay sends a dead letter back and says where it went; null where they are only shown
     * @param duplicates how many reviews were dropped; null where nobody knows
     */
    public WebServer(
            String host,
            int port,
            List<String> hosts,
            Live live,
            @Nullable UnaryOperator<String> replay,
            @Nullable LongSupplier duplicates,
            Clock clock) {
        this.host = host;
        this.hosts = hosts;
        api = new Api(live, replay, duplicates, clock);
        events = new EventStream(live);
        var threads = new QueuedThreadPool(EventStream.MOST_WATCHERS + OTHER_THREADS, 4);
        threads.setName("console");
        threads.setDaemon(true);
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Ids and titles stand in paths, and may hold anything, slashes included.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setErrorHandler(new ServerErrors());
        server.setStopTimeout(0);
    }

    /** @throws FailedException when the address cannot be listened at */
    public void start() {
        try {
            connector.open();
        } catch (IOException e) {
            throw new FailedException("cannot listen at " + host + ":" + connector.getPort() + ": " + why(e), e);
        }
        server.setHandler(new PageHandler(new Hosts(host, boundAddress(), hosts), api, events));
        try {
            server.start();
        } catch (Exception e) { // What Jetty declares.
            throw new FailedException("the page cannot be served: " + e.getMessage(), e);
        }
    }

    /** Jetty's own message says again where, and not why. */
    private String why(IOException failure) {
        if (new InetSocketAddress(host, connector.getPort()).isUnresolved()) {
            return "no address is known of that name; CONSOLE_LISTEN is to be one of this machine's";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() + "; choose another address with CONSOLE_LISTEN, or stop what uses this one";
    }

    private InetAddress boundAddress() {
        return ((ServerSocketChannel) connector.getTransport()).socket().getInetAddress();
    }

    /** Where the page is, known once started. */
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort() + "/";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // What Jetty declares; the process ends or goes on without it.
            throw new IllegalStateException("the page cannot be stopped", e);
        }
    }
}
