package io.reviewstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.reviewstream.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sender of reviews that holds each answer against the service's own OpenAPI document. */
public final class Push {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI reviews;
    private final ObjectNode document;

    /** @param address such as {@code http://127.0.0.1:8080} */
    public Push(String address) throws IOException, InterruptedException {
        reviews = URI.create(address + "/reviews");
        document = (ObjectNode) Json.mapper()
                .readTree(http.send(
                                HttpRequest.newBuilder(URI.create(address + "/openapi.json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** Headers in pairs of name and value. */
    public HttpResponse<String> post(String type, String body, String... headers)
            throws IOException, InterruptedException {
        return post(type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with a body that is no text. */
    public HttpResponse<String> post(String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(reviews)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(deviations(answer))
                .as(answer.statusCode() + " " + answer.body())
                .isEmpty();
        return answer;
    }

    /** Statuses that were seen by any sender of this JVM. */
    static Set<String> seen() {
        return new TreeSet<>(SEEN);
    }

    /** Statuses that the document has. */
    Set<String> documented() {
        return new TreeSet<>(responses().propertyNames());
    }

    static List<JsonNode> lines(HttpResponse<String> answer) {
        return answer.body().lines().map(Json.mapper()::readTree).toList();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.mapper().readTree(answer.body());
    }

    /** Holds a problem that came by another way against the document. */
    void hold(int status, String problem) {
        assertThat(deviations(status, "application/problem+json", problem)).isEmpty();
    }

    private List<String> deviations(HttpResponse<String> answer) {
        for (String header : responses()
                .path(Integer.toString(answer.statusCode()))
                .path("headers")
                .propertyNames()) {
            if (answer.headers().firstValue(header).isEmpty()) {
                return List.of("no header " + header);
            }
        }
        return deviations(
                answer.statusCode(), answer.headers().firstValue("content-type").orElse(""), answer.body());
    }

    private List<String> deviations(int status, String type, String body) {
        SEEN.add(Integer.toString(status));
        JsonNode schema = responses()
                .path(Integer.toString(status))
                .path("content")
                .path(type)
                .path("schema");
        if (schema.isMissingNode()) {
            return List.of("not documented: " + status + " " + type);
        }
        ObjectNode whole = ((ObjectNode) schema.deepCopy());
        whole.set("components", document.get("components"));
        var compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
        return (type.equals(NDJSON) ? body.lines() : List.of(body).stream())
                .flatMap(json -> compiled.validate(json, InputFormat.JSON).stream())
                .map(Object::toString)
                .toList();
    }

    private JsonNode responses() {
        return document.path("paths").path("/reviews").path("post").path("responses");
    }
}
