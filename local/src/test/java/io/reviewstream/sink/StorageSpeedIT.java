package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.files.Verification;
import io.reviewstream.sink.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast storing and asking is, on enriched reviews of one's own:
 *
 * <pre>{@code
 * reviewstream analyze --jsonl reviews.jsonl > enriched.jsonl
 * mvn verify -Dit.test=StorageSpeedIT -Dreviewstream.enriched=enriched.jsonl
 * }</pre>
 */
@EnabledIfSystemProperty(named = "reviewstream.enriched", matches = ".+")
final class StorageSpeedIT {
    private static final int REVIEWS = Integer.getInteger("reviewstream.reviews", 100_000);
    private static final int PER_TRANSACTION = 500;
    private static final Pattern ID = Pattern.compile("\"id\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    Path folder;

    @Test
    void storesAndAnswers() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("reviewstream.enriched", "")));
        Topics topics = Broker.freshTopics(2);
        try (var enriched = new EnrichedTopic(topics)) {
            var batch = new LinkedHashMap<String, String>();
            for (int i = 0; i < REVIEWS; i++) {
                String line = lines.get(i % lines.size());
                Matcher id = ID.matcher(line);
                assertThat(id.find()).isTrue();
                String fresh = i + "-" + id.group(1);
                batch.put(fresh, line.substring(0, id.start(1)) + fresh + line.substring(id.end(1)));
                if (batch.size() == PER_TRANSACTION || i == REVIEWS - 1) {
                    enriched.commit(batch);
                    batch.clear();
                }
            }
        }
        Path store = folder.resolve("store");
        timed("sink to JSON Lines", () -> sink(topics, store.toString()));
        assertThat(Verification.of(store).reviews()).isEqualTo(REVIEWS);
        Optional<LocalPostgres> started = LocalPostgres.start();
        if (started.isPresent()) {
            try (LocalPostgres postgres = started.get()) {
                timed("sink to PostgreSQL", () -> sink(topics, postgres.address()));
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String sql : page()) {
                long start = System.nanoTime();
                int rows = 0;
                try (var statement = connection.createStatement()) {
                    if (statement.execute(sql.replace("out/", store + "/")) && !sql.startsWith("CREATE")) {
                        try (ResultSet result = statement.getResultSet()) {
                            while (result.next()) {
                                rows++;
                            }
                        }
                    }
                }
                System.out.printf(
                        "DuckDB, %d rows in %.2f s: %s%n",
                        rows,
                        (System.nanoTime() - start) / 1e9,
                        sql.lines().findFirst().orElse(""));
            }
        }
    }

    private static List<String> page() throws IOException {
        var statements = new ArrayList<String>();
        Matcher block = Pattern.compile("<!-- run: duckdb[^>]*-->\n```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "consuming.md")));
        while (block.find()) {
            for (String sql : block.group(1).split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statements.add(sql.strip());
                }
            }
        }
        return statements;
    }

    private static void sink(Topics topics, String store) throws InterruptedException {
        var sink = new Sink(SinkSettings.of(Broker.settings(), topics, store), line -> {}, Clock.systemUTC());
        sink.finish();
        sink.run(new StopSignal());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void timed(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d reviews in %.1f s, %.0f a second%n", what, REVIEWS, seconds, REVIEWS / seconds);
    }
}
