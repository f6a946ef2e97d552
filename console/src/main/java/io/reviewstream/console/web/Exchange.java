package io.reviewstream.console.web;

import io.reviewstream.events.Json;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** A request and its answer. */
record Exchange(Request request, Response response, Callback callback, Fields parameters) {
    static Exchange of(Request request, Response response, Callback callback) {
        return new Exchange(request, response, callback, Request.extractQueryParameters(request));
    }

    /** The name under which we are asked, without its port. */
    String host() {
        return Request.getServerName(request);
    }

    /** The decoded path. */
    String path() {
        return Request.getPathInContext(request);
    }

    @Nullable String parameter(String name) {
        return parameters.getValue(name);
    }

    String parameter(String name, String otherwise) {
        @Nullable String value = parameters.getValue(name);
        return value == null ? otherwise : value;
    }

    /** @throws IllegalArgumentException when it is not given */
    String required(String name) {
        @Nullable String value = parameters.getValue(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is required");
        }
        return value;
    }

    /** @throws IllegalArgumentException when it is no whole number from 1 to {@code most} */
    int count(String name, int otherwise, int most) {
        @Nullable String value = parameters.getValue(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(name + " must be a whole number from 1 to " + most + " but was " + value);
    }

    /** Whether only the headers of the answer are asked for. */
    boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    void json(int status, Object body) {
        send(status, "application/json", Json.mapper().writeValueAsBytes(body));
    }

    void problem(int status, String error) {
        json(status, Map.of("error", error));
    }

    void send(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, isHead() ? null : ByteBuffer.wrap(body), callback);
    }
}
