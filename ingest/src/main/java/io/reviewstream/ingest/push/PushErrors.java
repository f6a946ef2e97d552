package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.push.PushAnswer.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the server itself refuses, such as a request that is not HTTP, told as our own problems are. */
final class PushErrors extends ErrorHandler {
    /** What the server says of a body that ends before its time. */
    private static final String CUT = "Early EOF";

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        boolean cut = code == 400 && CUT.equals(message);
        String reason = cut ? Refusal.TRUNCATED.code() : code < 500 ? "bad-request" : "failed";
        String detail = cut
                ? "the body is cut off: less came than its Content-Length or its chunks say; of lines those that came whole"
                        + " are taken, to send them again is harmless"
                : code >= 500 || message == null ? "the request could not be served" : message;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(
                true, ByteBuffer.wrap(Json.mapper().writeValueAsBytes(Problem.of(code, reason, detail))), callback);
    }
}
