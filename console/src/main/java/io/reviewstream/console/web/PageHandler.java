package io.reviewstream.console.web;

import io.reviewstream.console.live.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is where: the page's files, the API below {@code /api}, the stream at {@code /api/stream}. */
final class PageHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/";
    private static final Pattern FILE = Pattern.compile("[a-z][a-z-]{0,30}\\.(?:js|css|svg)");

    /** Nothing from elsewhere, no script or style but the page's own files, in nobody's frame. */
    static final HttpFields SECURITY = HttpFields.build()
            .add(field(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"))
            .add(field("X-Content-Type-Options", "nosniff"))
            .add(field("Referrer-Policy", "no-referrer"))
            .add(field("Cross-Origin-Opener-Policy", "same-origin"))
            .add(field("Cross-Origin-Resource-Policy", "same-origin"))
            .add(field("Cache-Control", "no-store"))
            .asImmutable();

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8");

    private static final int MISDIRECTED = 421;

    private final Hosts hosts;
    private final Api api;
    private final EventStream events;
    private final byte[] page;
    private final byte[] plots;
    private final byte[] plotsStyle;

    PageHandler(Hosts hosts, Api api, EventStream events) {
        this.hosts = hosts;
        this.api = api;
        this.events = events;
        page = required(PageHandler.class.getResourceAsStream("page/index.html"));
        String version = uplotVersion();
        plots = required(PageHandler.class.getResourceAsStream(UPLOT + version + "/dist/uPlot.esm.js"));
        plotsStyle = required(PageHandler.class.getResourceAsStream(UPLOT + version + "/dist/uPlot.min.css"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().add(SECURITY);
        Exchange exchange = Exchange.of(request, response, callback);
        try {
            serve(exchange);
        } catch (IllegalArgumentException e) {
            exchange.problem(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A bug of ours on one request must not take the page away from the others.
            LOG.warn("{} failed", exchange.path(), e);
            exchange.problem(500, "the request failed: " + e);
        }
        return true;
    }

    private void serve(Exchange exchange) {
        if (!hosts.include(exchange.host())) {
            exchange.problem(
                    MISDIRECTED,
                    "this console does not go by the name " + exchange.host()
                            + "; open it as localhost, or let CONSOLE_HOSTS name " + exchange.host());
            return;
        }
        String path = exchange.path();
        String method = exchange.request().getMethod();
        if (method.equals("POST")) {
            // No other site's page can send this header without being asked first, and then it is refused.
            if (exchange.request().getHeaders().get("X-Reviewstream") == null) {
                exchange.problem(403, "send the header X-Reviewstream: 1");
                return;
            }
            api.post(exchange);
            return;
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.response().getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            exchange.problem(405, "only GET, HEAD and POST are served");
            return;
        }
        if (path.equals("/api/stream")) {
            events.serve(
                    exchange,
                    new Filter(
                            exchange.parameter("label"),
                            exchange.parameter("title"),
                            exchange.parameter("film"),
                            exchange.parameter("source"),
                            exchange.parameter("language")));
        } else if (path.startsWith("/api/")) {
            api.get(exchange);
        } else {
            file(exchange, path);
        }
    }

    private void file(Exchange exchange, String path) {
        switch (path) {
            case "/", "/index.html" -> exchange.send(200, type("index.html"), page);
            case "/uplot.js" -> exchange.send(200, type(path), plots);
            case "/uplot.css" -> exchange.send(200, type(path), plotsStyle);
            default -> {
                Optional<byte[]> file = FILE.matcher(path.substring(1)).matches()
                        ? read(PageHandler.class.getResourceAsStream("page" + path))
                        : Optional.empty();
                if (file.isPresent()) {
                    exchange.send(200, type(path), file.get());
                } else {
                    exchange.problem(404, "there is nothing at " + path);
                }
            }
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    /** The WebJar's folder carries its version, which its Maven properties tell. */
    private static String uplotVersion() {
        var properties = new java.util.Properties();
        try (InputStream in =
                PageHandler.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            properties.load(java.util.Objects.requireNonNull(in, "the uplot WebJar is missing"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] required(@Nullable InputStream in) {
        return read(in).orElseThrow(() -> new IllegalStateException("a file of the page is missing"));
    }

    private static Optional<byte[]> read(@Nullable InputStream in) {
        if (in == null) {
            return Optional.empty();
        }
        try (in) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpField field(String name, String value) {
        return new PreEncodedHttpField(name, value);
    }
}
