package io.reviewstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.feed.Proxies;
import io.reviewstream.ingest.push.PushSettings;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestSettingsTest {
    @Test
    void hasDefaultsForAllButTheSources() {
        assertThat(IngestSettings.from(Map.of("INGEST_SOURCES", "a.jsonl")))
                .isEqualTo(
                        new IngestSettings(KafkaSettings.of("localhost:9092"), Topics.standard(), List.of("a.jsonl")))
                .isEqualTo(new IngestSettings(
                        KafkaSettings.of("localhost:9092"),
                        Topics.standard(),
                        List.of("a.jsonl"),
                        false,
                        1_048_576,
                        null,
                        Duration.ofMillis(500),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(60),
                        6,
                        -1,
                        false,
                        Proxies.NONE,
                        new PushSettings("", null, 8_388_608, 33_554_432, 64)));
    }

    @Test
    void takesEverySetting() {
        var env = new HashMap<>(Map.of(
                "INGEST_SOURCES", "a.jsonl b, - a.jsonl",
                "INGEST_FOLLOW", "true",
                "INGEST_MAX_TEXT_BYTES", "2048",
                "INGEST_FORMATS", "formats",
                "INGEST_POLL_EVERY", "2s",
                "INGEST_KAFKA_PATIENCE", "5s",
                "INGEST_TOPIC_PREFIX", "test.",
                "INGEST_PARTITIONS", "3",
                "INGEST_REPLICATION", "2",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));
        env.put("INGEST_POLL_FEEDS_EVERY", "1m");
        env.put("INGEST_PRIVATE_ADDRESSES", "true");
        env.put("HTTPS_PROXY", "http://proxy:3128");
        env.put("INGEST_PUSH_INSTANCE", "one");
        env.put("INGEST_PUSH_TOKEN", "secret");
        env.put("INGEST_PUSH_MAX_BODY_BYTES", "2048");
        env.put("INGEST_PUSH_MAX_PENDING_BYTES", "65536");
        env.put("INGEST_PUSH_MAX_REQUESTS", "8");

        assertThat(IngestSettings.from(env))
                .isEqualTo(new IngestSettings(
                        KafkaSettings.of("kafka:9092"),
                        new Topics("test."),
                        List.of("a.jsonl", "b", "-"),
                        true,
                        2048,
                        Path.of("formats"),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        3,
                        2,
                        true,
                        new Proxies("", "http://proxy:3128", List.of()),
                        new PushSettings("one", "secret", 2048, 65_536, 8)));
    }

    @Test
    void readsSourcesAndTokenFromFiles(@TempDir Path folder) throws IOException {
        Path sources =
                Files.writeString(folder.resolve("feeds.txt"), "# feeds\nhttps://example.org/a,b.xml\n\n  c.jsonl  \n");
        Path token = Files.writeString(folder.resolve("token"), "secret\n");

        IngestSettings settings = IngestSettings.from(
                Map.of("INGEST_SOURCES_FILE", sources.toString(), "INGEST_PUSH_TOKEN_FILE", token.toString()));

        assertThat(settings.sources()).containsExactly("https://example.org/a,b.xml", "c.jsonl");
        assertThat(settings.push().token()).isEqualTo("secret");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void readsListsAndSecretsThatAnEditorBeganWithAByteOrderMark(@TempDir Path folder) throws IOException {
        Path sources = Files.writeString(folder.resolve("marked.txt"), "\uFEFF# feeds\r\na.jsonl\r\n");
        Path token = Files.writeString(folder.resolve("marked"), "\uFEFFsecret\r\n");

        IngestSettings settings = IngestSettings.from(
                Map.of("INGEST_SOURCES_FILE", sources.toString(), "INGEST_PUSH_TOKEN_FILE", token.toString()));

        assertThat(settings.sources()).containsExactly("a.jsonl");
        assertThat(settings.push().token()).isEqualTo("secret");
    }

    @Test
    void saysThatAListIsNoUtf8(@TempDir Path folder) throws IOException {
        Path sources = Files.write(folder.resolve("latin"), new byte[] {'c', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> IngestSettings.from(Map.of("INGEST_SOURCES_FILE", sources.toString())))
                .hasMessageStartingWith("INGEST_SOURCES_FILE " + sources + " cannot be read: it is not UTF-8; ");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> IngestSettings.from(
                        Map.of("INGEST_SOURCES_FILE", "/none/feeds.txt", "INGEST_PUSH_TOKEN_FILE", "/none/token")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("INGEST_SOURCES_FILE /none/feeds.txt cannot be read: there is no file or folder"
                        + " /none/feeds.txt; name a text file with one source a line\n"
                        + "INGEST_SOURCES is required but not set: name files, folders, feeds or - for standard input\n"
                        + "INGEST_PUSH_TOKEN_FILE: cannot read /none/token (NoSuchFileException)");
    }

    @Test
    void understandsWhereToListen() {
        assertThat(Source.of("listen:8080")).isEqualTo(new Source.Listen("listen:127.0.0.1:8080", "127.0.0.1", 8080));
        assertThat(Source.of("listen:0.0.0.0:80").ofInstance("b"))
                .isEqualTo(new Source.Listen("listen:0.0.0.0:80#b", "0.0.0.0", 80));
        assertThat(Source.of("listen:[::1]:80")).isEqualTo(new Source.Listen("listen:[::1]:80", "[::1]", 80));
        assertThatThrownBy(() -> Source.of("listen:localhost"))
                .hasMessage("listen:localhost: this is no address to listen at; write listen:HOST:PORT, such as"
                        + " listen:127.0.0.1:8080");
    }

    @Test
    void refusesAddressesThatAreNone() {
        assertThatThrownBy(() -> Source.of("http://example.org:99999/feed"))
                .hasMessage("http://example.org:99999/feed: this is no web address: there is no port 99999");
        assertThatThrownBy(() -> Source.of("sse+https://example.org:99999/live"))
                .hasMessage("sse+https://example.org:99999/live: this is no web address: there is no port 99999");
        assertThatThrownBy(() -> Source.of("ws:///live")).hasMessageStartingWith("ws:///live: this ");
    }

    @Test
    void leavesThePasswordOutOfWhatASourceIsKnownByAndOutOfMessages() {
        assertThat(Source.of("https://usher:row@example.org/feed").uri()).isEqualTo("https://example.org/feed");
        assertThat(Source.of("wss://usher:r@w@example.org/a@b").uri()).isEqualTo("wss://example.org/a@b");
        assertThat(Source.of("sse+http://usher@example.org/live").toString()).doesNotContain("usher");
        assertThat(Source.of("https://example.org/@usher/rss"))
                .isEqualTo(new Source.Feed(
                        "https://example.org/@usher/rss", URI.create("https://example.org/@usher/rss"), null));
        assertThatThrownBy(() -> Source.of("http://usher:row@the_house/feed"))
                .hasMessage("http://the_house/feed: this address names no host");
        assertThatThrownBy(() -> Source.of("http://usher:100%@example.org/feed"))
                .hasMessage("http://example.org/feed: in the user or password of this address a % must be written as"
                        + " %25");
    }

    @Test
    void refusesMorePatienceThanKafkaCanCount() {
        assertThatThrownBy(() -> IngestSettings.from(Map.of("INGEST_SOURCES", "-", "INGEST_KAFKA_PATIENCE", "30d")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("INGEST_KAFKA_PATIENCE must be a duration of at most 1d but was 30d");
    }

    @Test
    void namesEveryProblemAtOnce() {
        var env = Map.of(
                "INGEST_FOLLOW", "perhaps",
                "INGEST_MAX_TEXT_BYTES", "12",
                "INGEST_POLL_EVERY", "soon",
                "INGEST_POLL_FEEDS_EVERY", "later",
                "INGEST_KAFKA_PATIENCE", "long",
                "INGEST_PARTITIONS", "0",
                "INGEST_REPLICATION", "many",
                "INGEST_PUSH_MAX_REQUESTS", "0",
                "INGEST_SOURCE", "a.jsonl");

        assertThatThrownBy(() -> IngestSettings.from(env))
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        INGEST_SOURCES is required but not set: name files, folders, feeds or - for standard input
                        INGEST_FOLLOW must be true or false but was perhaps
                        INGEST_MAX_TEXT_BYTES must be a whole number from 1024 to 2097152 but was 12
                        INGEST_POLL_EVERY must be a duration such as 500ms, 10s, 5m or 1h but was soon
                        INGEST_POLL_FEEDS_EVERY must be a duration such as 500ms, 10s, 5m or 1h but was later
                        INGEST_KAFKA_PATIENCE must be a duration such as 500ms, 10s, 5m or 1h but was long
                        INGEST_PARTITIONS must be a whole number from 1 to 10000 but was 0
                        INGEST_REPLICATION must be a whole number from -1 to 32 but was many
                        INGEST_PUSH_MAX_REQUESTS must be a whole number from 1 to 10000 but was 0
                        INGEST_SOURCE is not a setting; did you mean INGEST_SOURCES?""");
    }

    @Test
    void isDescribedInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        var documented = Pattern.compile("^\\| `(INGEST_[A-Z_]+|[A-Z]+_PROXY)` \\|", Pattern.MULTILINE)
                .matcher(readme)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var asked = new TreeSet<String>();
        var env = new java.util.AbstractMap<String, String>() {
            @Override
            public java.util.Set<Entry<String, String>> entrySet() {
                return java.util.Set.of();
            }

            @Override
            public String get(Object name) {
                // A proxy may be named in small letters, too.
                asked.add(((String) name).toUpperCase(Locale.ROOT));
                return "INGEST_SOURCES".equals(name) ? "a" : "";
            }
        };

        IngestSettings.from(env);

        assertThat(documented).isEqualTo(asked);
    }
}
