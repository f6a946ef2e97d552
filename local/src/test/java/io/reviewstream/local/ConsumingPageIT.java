package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.events.Json;
import io.reviewstream.events.SchemaRegistry;
import io.reviewstream.events.Topics;
import io.reviewstream.local.command.Reviewstream;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.Sink;
import io.reviewstream.sink.SinkSettings;
import io.reviewstream.sink.postgres.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs the commands of docs/consuming.md over what the real pipeline made of a few reviews. */
final class ConsumingPageIT {
    private static final Path PAGE = Path.of("..", "docs", "consuming.md");
    private static final Pattern BLOCK = Pattern.compile("<!-- run: (.+?) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

    /** What stands in the tables of stream processors and is no field. */
    private static final Set<String> NO_FIELDS =
            Set.of("CREATE TABLE STREAM ROW STRUCT ARRAY STRING INT DOUBLE KEY WITH reviews".split(" "));

    private static final String SAMPLES = """
            {"id":"a1","name":"Lanterns","text":"Lanterns (2021) is a film with superb acting: Ana Duarte is brilliant. But the \
            story is a mess, dull and predictable. Directed by Mikkel Storm. I liked it anyway, highly recommended."}
            {"id":"a2","name":"Lanterns","text":"Lanterns (2021): wonderful performances, the acting is excellent. The plot is \
            terrible and makes no sense."}
            {"id":"b1","text":"Harbour Nights (2019) has a great story, a brilliant plot. The acting is awful and wooden."}
            """;

    @TempDir
    static Path folder;

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java")
            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$TEST_CLASS_PATH\"";

    private static Topics topics = Topics.standard();

    @BeforeAll
    static void fillTopicAndStore() throws Exception {
        topics = Broker.freshTopics(1);
        Path source = Files.writeString(folder.resolve("reviews.jsonl"), SAMPLES);
        assertThat(PipelineRun.of(Broker.settings(), topics, source, folder).stored())
                .isEqualTo(3);
    }

    @Test
    void shellCommandsPrintWhatIsThere() throws Exception {
        List<String> ran = new ArrayList<>();
        for (Block block : blocks("sh")) {
            for (String command : block.code().lines().toList()) {
                if (isInstalled(command.split(" ", 2)[0]) && (!command.contains("jq ") || isInstalled("jq"))) {
                    assertThat(shell(command).strip()).as(command).isNotEmpty();
                    ran.add(command);
                }
            }
        }
        if (isInstalled("kcat")) {
            String shown = shell(blocks("sh").get(0).code().lines().toList().get(0));
            assertThat(shown)
                    .contains("a1  ", "ce_id=a1/1", "ce_type=io.reviewstream.review.enriched.v1", "content-type=");
        }
        assumeTrue(!ran.isEmpty(), "neither kcat nor jq is installed: their examples are not tested");
    }

    @Test
    void ownCommandsPrintWhatIsThere() throws Exception {
        for (Block block : blocks("reviewstream")) {
            for (String command : block.code().lines().toList()) {
                if (!command.contains("jq ") || isInstalled("jq")) {
                    String own = JAVA + " " + Reviewstream.class.getName();
                    String topic = " --topic reviews.enriched";
                    String said = shell(command.replaceFirst("^reviewstream", Matcher.quoteReplacement(own))
                            .replaceFirst("consume", "consume" + topic));
                    assertThat(said.lines()).as(command).hasSize(3);
                }
            }
        }
    }

    @Test
    void pythonReadsTheTopic() throws Exception {
        assumeTrue(
                isInstalled("python3")
                        && shell("python3 -c 'import confluent_kafka; print(1)' 2>&1 || true")
                                .equals("1\n"),
                "Python's confluent-kafka is not installed: its example is not tested");
        Path script = Files.writeString(
                folder.resolve("reader.py"), adapted(blocks("python").get(0).code()));

        assertThat(shell("python3 " + script)).contains("a1 ");
    }

    @Test
    void javaReadsTheTopic() throws Exception {
        Path source = Files.writeString(
                folder.resolve("Reader.java"),
                adapted(blocks("java").get(0).code()).replace("ofSeconds(3)", "ofMillis(500)"));

        assertThat(shell(JAVA + " " + source + " 2>/dev/null")).contains("a1 acting", "b1 story");
    }

    @Test
    void connectReadsTheValues() throws IOException {
        var settings = new TreeMap<String, String>();
        blocks("connect")
                .get(0)
                .code()
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        assertThat(settings).containsEntry("value.converter", JsonConverter.class.getName());
        try (var converter = new JsonConverter()) {
            converter.configure(
                    Map.of("schemas.enable", Objects.requireNonNull(settings.get("value.converter.schemas.enable"))),
                    false);
            for (ConsumerRecord<byte[], byte[]> record :
                    Committed.records(topics.enriched().name())) {
                assertThat(converter
                                .toConnectData(record.topic(), record.value())
                                .value())
                        .isInstanceOfSatisfying(
                                Map.class, value -> assertThat(value.get("id")).isEqualTo(Committed.key(record)));
            }
        }
    }

    @Test
    void tablesOfStreamProcessorsNameFieldsOfTheSchema() throws IOException {
        var fields = new HashSet<String>();
        for (JsonNode properties :
                Json.mapper().readTree(SchemaRegistry.enrichedReviewSchema()).findValues("properties")) {
            fields.addAll(properties.propertyNames());
        }
        assertThat(blocks("names")).hasSize(2);
        for (Block block : blocks("names")) {
            String columns = block.code().substring(0, block.code().indexOf("WITH"));
            Matcher word = Pattern.compile("\\w+").matcher(columns);
            while (word.find()) {
                if (!NO_FIELDS.contains(word.group())) {
                    assertThat(fields).as(block.code()).contains(word.group());
                }
            }
        }
    }

    @Test
    void duckDbAnswers() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Block block : blocks("duckdb")) {
                assertAnswers(connection, block);
            }
        }
    }

    @Test
    void postgresAnswers() throws Exception {
        Optional<LocalPostgres> started = LocalPostgres.start();
        assumeTrue(started.isPresent(), "PostgreSQL's server is not installed: its queries are not tested");
        try (LocalPostgres postgres = started.get()) {
            var sink = new Sink(
                    SinkSettings.of(Broker.settings(), topics, postgres.address()), line -> {}, Clock.systemUTC());
            sink.finish();
            sink.run(new StopSignal());
            try (Connection connection =
                    DriverManager.getConnection("jdbc:" + postgres.address().replace("tester@", "") + "?user=tester")) {
                for (Block block : blocks("postgresql")) {
                    assertAnswers(connection, block);
                }
            }
        }
    }

    private static void assertAnswers(Connection connection, Block block) throws SQLException {
        for (String sql : block.code().split(";\n", -1)) {
            if (sql.isBlank()) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                if (!statement.execute(adapted(sql)) || sql.startsWith("CREATE")) {
                    continue;
                }
                var rows = new ArrayList<String>();
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
                if (block.how().endsWith("acting")) {
                    assertThat(rows).as(sql).containsExactly("Lanterns");
                } else {
                    assertThat(rows).as(sql).isNotEmpty();
                }
            }
        }
    }

    private record Block(String how, String code) {}

    private static List<Block> blocks(String tool) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        List<Block> found = block.results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .filter(candidate -> candidate.how().split(" ", 2)[0].equals(tool))
                .toList();
        assertThat(found).as("blocks for " + tool).isNotEmpty();
        return found;
    }

    /** The page's addresses, as they are here. */
    private static String adapted(String code) {
        return code.replace("localhost:9092", Broker.settings().bootstrapServers())
                .replace("reviews.enriched", topics.enriched().name())
                .replace("out/", folder.resolve("store") + "/");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String shell(String command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-c", adapted(command))
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as(() -> command + ": " + stderr()).isZero();
        return said;
    }

    private static String stderr() {
        try (Stream<String> lines = Files.lines(folder.resolve("stderr"))) {
            return String.join("\n", lines.toList());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
