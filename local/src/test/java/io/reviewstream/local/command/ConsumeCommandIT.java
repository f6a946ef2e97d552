package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class ConsumeCommandIT {
    @Test
    void saysThatOtherTopicsHoldNoEnrichedReviews() throws Exception {
        Topics topics = Broker.freshTopics(1);
        String raw = topics.raw().name();
        String value = "{\"id\":\"a\",\"revision\":1,\"source\":\"file:///a\",\"text\":\"Great.\"}";
        send(raw, value.getBytes(StandardCharsets.UTF_8));

        Cli shown = consume(raw);
        Cli json = consume(raw, "--json");

        assertThat(shown).isEqualTo(new Cli(0, "", raw + "-0@0: no enriched review; --json shows it as it is\n"));
        assertThat(json).isEqualTo(new Cli(0, value + "\n", ""));
    }

    @Test
    void showsWhatIsNestedAsDeepAsEventsMayBe() throws Exception {
        Topics topics = Broker.freshTopics(1);
        int levels = Json.MOST_EVENT_LEVELS - 3;
        String nest = "[".repeat(levels) + "]".repeat(levels);
        String enriched = Cli.withInput(
                        "{\"id\":\"a\",\"source\":\"file:///a\",\"text\":\"A lovely film.\",\"extra\":{\"nest\":1}}\n",
                        "analyze",
                        "--jsonl")
                .out()
                .replace("\"nest\":1", "\"nest\":" + nest);
        send(topics.enriched().name(), enriched.strip().getBytes(StandardCharsets.UTF_8));

        Cli shown = consume(topics.enriched().name());

        assertThat(shown.outLines()).singleElement().asString().contains("A lovely film");
    }

    private static void send(String topic, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Broker.settings().with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static Cli consume(String topic, String... more) {
        var arguments = new ArrayList<>(List.of(
                "consume",
                "--topic",
                topic,
                "--bootstrap-servers",
                Broker.settings().bootstrapServers()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
