package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.push.PushAnswer.Problem;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the server itself refuses, such as a request that is not HTTP, told as our own problems are. */
final class PushErrors extends ErrorHandler {
    /** What the server says of a body that ends before its time. */
    private static final String CUT = "Early EOF";

    private static final String WHOLE_LINES =
            "; of lines those that came whole are taken, to send them again is harmless";

    /** What a sender is told who falls silent within its body. */
    static final Problem SILENCE = Problem.of(
            HttpStatus.REQUEST_TIMEOUT_408,
            "timeout",
            "the body stopped before its end, and nothing more came for too long" + WHOLE_LINES);

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        if (isSilence(cause)) {
            silent(response, callback);
            return;
        }
        boolean cut = code == 400 && CUT.equals(message);
        String reason = cut ? Refusal.TRUNCATED.code() : code < 500 ? "bad-request" : "failed";
        String detail = cut
                ? "the body is cut off: less came than its Content-Length or its chunks say" + WHOLE_LINES
                : code >= 500 || message == null ? "the request could not be served" : message;
        write(response, Problem.of(code, reason, detail), callback);
    }

    /** Whether a body ended as its sender, still there, sent nothing for too long; the stream that it is read from wraps that. */
    static boolean isSilence(@Nullable Throwable cause) {
        return cause instanceof TimeoutException || cause != null && isSilence(cause.getCause());
    }

    /** The server takes the sender's silence for an error of its own. */
    private static void silent(Response response, Callback callback) {
        response.setStatus(SILENCE.status());
        write(response, SILENCE, callback);
    }

    private static void write(Response response, Problem problem, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(Json.mapper().writeValueAsBytes(problem)), callback);
    }
}
