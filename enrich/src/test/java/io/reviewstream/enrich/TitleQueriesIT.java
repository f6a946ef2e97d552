package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TitleQueriesIT {
    /** As many as there are threads. */
    private static final int CLIENTS = 8;

    @TempDir
    Path state;

    @Test
    void answersAlthoughOthersStoppedInTheMidstOfARequest() throws Exception {
        var halves = new ArrayList<Socket>();
        try (var streams = streams();
                var queries = TitleQueries.listen(new HostPort("127.0.0.1", 0))) {
            queries.start(streams, queries.address());
            for (int i = 0; i < CLIENTS; i++) {
                halves.add(half(queries.address()));
            }

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://" + queries.address() + "/titles"))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private static Socket half(HostPort address) throws IOException {
        var socket = new Socket(address.host(), address.port());
        socket.getOutputStream().write("GET /titles?na".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Never started, as the question is wrong. */
    private KafkaStreams streams() {
        var settings = new EnrichSettings(
                KafkaSettings.of("localhost:9092"),
                Topics.standard(),
                state,
                1,
                Duration.ofMillis(100),
                EnrichSettings.GroupProtocol.CLASSIC);
        var builder = new StreamsBuilder();
        builder.stream("reviews.raw");
        var properties = new Properties();
        properties.putAll(settings.streamsConfig());
        return new KafkaStreams(builder.build(), properties);
    }
}
