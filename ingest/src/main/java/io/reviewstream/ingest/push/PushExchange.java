package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.events.TraceContext;
import io.reviewstream.events.TraceParent;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
record PushExchange(Request request, Response response, Callback callback) {
    static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    /** Of a body that is refused: more than anybody sends by mistake. */
    private static final long MOST_DROPPED_BYTES = 32L << 20;

    @Nullable String header(HttpHeader name) {
        return request.getHeaders().get(name);
    }

    @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** Null when there is none, or none that can be read. */
    @Nullable TraceContext trace() {
        HttpFields given = request.getHeaders();
        return TraceContext.parse(
                        given.getValuesList(TraceParent.HEADER), given.getValuesList(TraceContext.STATE_HEADER))
                .orElse(null);
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

    /**
     * Refuses a request whose body may not have been read to its end. The rest is read and dropped as it comes: a sender
     * that is still sending, or sends its next request on the same connection, would else see the connection break and not
     * the reason. No thread waits for it meanwhile.
     */
    void problem(int status, String reason, String detail) {
        var problem = PushAnswer.Problem.of(status, reason, detail);
        // Whoever asks first whether to send the body need not send it.
        if (request.getLength() > MOST_DROPPED_BYTES || header(HttpHeader.EXPECT) != null) {
            closing(problem);
        } else {
            dropRest(problem, 0);
        }
    }

    private void dropRest(PushAnswer.Problem problem, long before) {
        long dropped = before;
        while (dropped <= MOST_DROPPED_BYTES) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                long soFar = dropped;
                request.demand(() -> dropRest(problem, soFar));
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                closing(problem); // The sender is gone, or silent; writing the answer will tell.
                return;
            }
            dropped += chunk.remaining();
            chunk.release();
            if (chunk.isLast()) {
                problem(problem);
                return;
            }
        }
        closing(problem);
    }

    private void closing(PushAnswer.Problem problem) {
        set(HttpHeader.CONNECTION, "close");
        problem(problem);
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
