package io.reviewstream.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers {@code /health/live}, {@code /health/ready} and {@code /metrics} until closed. */
final class HealthServer implements AutoCloseable {
    private static final String PLAIN = "text/plain; charset=utf-8";
    /** Version 0.0.4 is what every Prometheus reads. */
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to answer.
     *
     * @param metrics all metrics in Prometheus' text format
     * @throws FailedException when the address cannot be had
     */
    static HealthServer start(InetSocketAddress address, Health health, Supplier<String> metrics) {
        if (address.isUnresolved()) {
            throw new FailedException("REVIEWSTREAM_HEALTH_HOST is " + address.getHostString()
                    + ", which is no address of this machine; 0.0.0.0 stands for all of them");
        }
        HttpServer server;
        try {
            server = ImpatientHttp.at(address);
        } catch (BindException e) {
            throw new FailedException(
                    "health cannot listen at " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage() + "; set REVIEWSTREAM_HEALTH_PORT to a port that is free",
                    e);
        } catch (IOException e) {
            throw new FailedException(
                    "health cannot listen at " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage() + "; see REVIEWSTREAM_HEALTH_HOST and REVIEWSTREAM_HEALTH_PORT",
                    e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            var thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, health, metrics));
        server.start();
        return new HealthServer(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Health health, Supplier<String> metrics) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, PLAIN, "only GET and HEAD\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> states(exchange, health.live());
                case "/health/ready" -> states(exchange, health.ready());
                case "/metrics" -> send(exchange, 200, PROMETHEUS, metrics.get());
                default -> send(exchange, 404, PLAIN, "here are /health/live, /health/ready and /metrics\n");
            }
        }
    }

    private static void states(HttpExchange exchange, Map<String, Health.State> states) throws IOException {
        boolean up = states.values().stream().allMatch(Health.State::up);
        var json =
                new StringBuilder("{\"status\":\"").append(up ? "up" : "down").append("\",\"checks\":[");
        String separator = "";
        for (Map.Entry<String, Health.State> state : states.entrySet()) {
            json.append(separator).append("{\"name\":");
            JsonText.quote(json, state.getKey());
            json.append(",\"status\":\"")
                    .append(state.getValue().up() ? "up" : "down")
                    .append("\",\"detail\":");
            JsonText.quote(json, state.getValue().detail());
            json.append('}');
            separator = ",";
        }
        send(exchange, up ? 200 : 503, "application/json", json.append("]}\n").toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
