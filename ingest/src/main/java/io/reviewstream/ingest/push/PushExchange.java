package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.events.TraceParent;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
record PushExchange(Request request, Response response, Callback callback) {
    static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    @Nullable String header(HttpHeader name) {
        return request.getHeaders().get(name);
    }

    @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** Null when there is none, or none that can be read; two contradict each other. */
    @Nullable TraceParent trace() {
        List<String> given = request.getHeaders().getValuesList(TraceParent.HEADER);
        return given.size() == 1 ? TraceParent.parse(given.get(0)).orElse(null) : null;
    }

    void set(HttpHeader name, String value) {
        response.getHeaders().put(name, value);
    }

    void retryAfter(long seconds) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(seconds));
    }

    void json(int status, Object body) {
        send(status, JSON, Json.mapper().writeValueAsBytes(body));
    }

    void problem(PushAnswer.Problem problem) {
        send(problem.status(), PROBLEM, Json.mapper().writeValueAsBytes(problem));
    }

    void problem(int status, String reason, String detail) {
        problem(PushAnswer.Problem.of(status, reason, detail));
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
