package io.reviewstream.events;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A schema registry that speaks Confluent's REST API: Confluent's own, Apicurio ({@code /apis/ccompat/v7}), Karapace,
 * Redpanda.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the API</a>
 */
public final class SchemaRegistry {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI url;
    private final @Nullable String userInfo;

    /**
     * @param url where it is
     * @param userInfo {@code user:password} for HTTP basic authentication; null for none
     */
    public SchemaRegistry(URI url, @Nullable String userInfo) {
        this.url = url;
        this.userInfo = userInfo;
    }

    /** The published schema of the values on {@code reviews.enriched}. */
    public static String enrichedReviewSchema() {
        try (InputStream in = SchemaRegistry.class.getResourceAsStream("enriched-review.v1.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the schema is not in the jar", e);
        }
    }

    /**
     * Makes a JSON Schema known under a subject, unless it is, and says its id.
     *
     * @throws IOException when the registry cannot be reached or does not take it; the message says which
     */
    public int register(String subject, String schema) throws IOException, InterruptedException {
        String path = "subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        String base = url.toString().endsWith("/") ? url.toString() : url + "/";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Json.mapper().writeValueAsBytes(Map.of("schemaType", "JSON", "schema", schema))));
        if (userInfo != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<byte[]> response;
        try {
            response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("cannot reach it: " + Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
        if (response.statusCode() != 200) {
            throw new IOException("it answered " + response.statusCode() + message(response.body()));
        }
        JsonNode id = answer(response.body()).path("id");
        if (!id.isInt()) {
            throw new IOException("its answer has no id; is there another service?");
        }
        return id.asInt();
    }

    private static String message(byte[] body) throws IOException {
        try {
            String message = answer(body).path("message").asString("");
            return message.isEmpty() ? "" : ": " + message.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode answer(byte[] body) throws IOException {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException e) {
            throw new IOException("its answer is no JSON; is there another service?", e);
        }
    }
}
