package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
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
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String detail = code >= 500 || message == null ? "the request could not be served" : message;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(
                true,
                ByteBuffer.wrap(Json.mapper()
                        .writeValueAsBytes(Problem.of(code, code < 500 ? "bad-request" : "failed", detail))),
                callback);
    }
}
