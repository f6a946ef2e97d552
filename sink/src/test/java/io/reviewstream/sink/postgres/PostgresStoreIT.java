package io.reviewstream.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.review.NotAReviewException;
import io.reviewstream.sink.review.ReviewReader;
import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresStoreIT {
    private static final Origin ORIGIN = new Origin("cluster-1", "reviews.enriched", "topic-id-1", 0);

    private static @Nullable LocalPostgres postgres;
    private static int schemas;

    private String address = "";

    @BeforeAll
    static void start() throws Exception {
        Optional<LocalPostgres> started = LocalPostgres.start();
        assumeTrue(
                started.isPresent(),
                "PostgreSQL's server is not installed: its store is not tested (Debian: apt install postgresql)");
        postgres = started.get();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void freshTables() throws SQLException {
        String schema = "test" + schemas++;
        String server = postgres == null ? "" : postgres.address();
        execute(server, "create schema " + schema);
        address = server + "?currentSchema=" + schema;
    }

    @Test
    void fillsTheColumnsThatPeopleFilterBy() throws SQLException {
        String json = """
                {"id":"a","revision":2,"review":{"source":"film club","author":"Ida","datePublished":"2024-06-31",\
                "text":"Tab\\tand \\"quote\\""},"enrichment":{"itemReviewed":{"name":"The Long Way","year":1999},\
                "language":{"code":"en"},"sentiment":{"label":"positive","score":0.75},"rating":{"normalized":0.9}}}\
                """;
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json));
            partition.commit(new BatchEnd(1, 0, null));
        }

        assertThat(rows("select title, year, label, score, rating, language, source, author, published,"
                        + " review #>> '{review,text}' from reviews"))
                .containsExactly("The Long Way|1999|positive|0.75|0.9|en|film club|Ida|2024-07-01|Tab\tand \"quote\"");
    }

    @Test
    void keepsTheLatestRevision() throws SQLException {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            partition.add(stored(1, json("a", 3)));
            partition.add(stored(2, json("a", 2)));
            partition.add(stored(3, json("b", 2)));
            partition.commit(new BatchEnd(4, 0, null));
            partition.add(stored(4, json("b", 1)));
            partition.add(stored(5, json("a", 4)));
            partition.commit(new BatchEnd(6, 0, null));
        }

        assertThat(rows("select id, revision, review ->> 'revision' from reviews order by id"))
                .containsExactly("a|4|4", "b|2|2");
    }

    @Test
    void goesOnWhereItEndedAndCountsBySource() {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            partition.commit(new BatchEnd(2, 1, new OffsetRange(0, 0)));
        }
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            assertThat(partition.position()).isEqualTo(2);
            assertThat(partition.committedAt()).isPresent();
            partition.add(stored(2, json("b", 1)));
            partition.commit(new BatchEnd(3, 0, null));
            assertThat(store.recordsBySource("cluster-1", "topic-id-1")).isEqualTo(Map.of("file:a.jsonl", 2L));
            assertThat(store.recordsBySource("cluster-2", "topic-id-1")).isEmpty();
            assertThat(store.open(new Origin("cluster-2", "reviews.enriched", "topic-id-1", 0))
                            .position())
                    .isZero();
        }
    }

    @Test
    void replacesWhatJsonbCannotHold() throws SQLException {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("z\\u0000\\\\u0000\\ud83c\\udfac\\ud83c\\udfac\\udfac", 1)));
            partition.commit(new BatchEnd(1, 0, null));
        }

        assertThat(rows("select review ->> 'id' from reviews"))
                .containsExactly("z\ufffd\\u0000\ud83c\udfac\ud83c\udfac\ufffd");
    }

    @Test
    void storesNothingOfABatchThatIsCutShort() throws SQLException {
        var store = new PostgresStore(address);
        PartitionStore partition = store.open(ORIGIN);
        partition.add(stored(0, json("a", 1)));
        execute(
                address,
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reviewstream-sink'");

        assertThatThrownBy(() -> partition.commit(new BatchEnd(1, 0, null)))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("store postgresql://127.0.0.1:")
                .hasMessageContaining(": cannot store reviews.enriched-0 from offset 0: ");
        assertThat(rows("select id from reviews")).isEmpty();
        try (var again = new PostgresStore(address)) {
            assertThat(again.open(ORIGIN).position()).isZero();
        }
    }

    /** Sinks that each believe to own the partition, and are killed now and then. */
    @Test
    void storesEachRecordOnceHoweverManySinksFightForThePartition() throws SQLException {
        var random = new Random(3);
        int records = 300;
        var stores = new ArrayList<PostgresStore>();
        var partitions = new ArrayList<PartitionStore>();
        for (int i = 0; i < 3; i++) {
            stores.add(new PostgresStore(address));
            partitions.add(stores.get(i).open(ORIGIN));
        }
        long[] next = new long[3];
        int kills = 0;
        while (partitions.stream().anyMatch(partition -> partition.position() < records)) {
            int turn = random.nextInt(3);
            PartitionStore partition = partitions.get(turn);
            boolean overtaken = false;
            if (random.nextInt(12) == 0) {
                kills++;
                stores.get(turn).close();
                stores.set(turn, new PostgresStore(address));
                overtaken = true;
            } else if (next[turn] < records && random.nextInt(6) > 0) {
                partition.add(stored(next[turn], json("r" + next[turn], 1)));
                next[turn]++;
            } else if (next[turn] > partition.position()) {
                overtaken = !partition.commit(new BatchEnd(next[turn], 0, null));
            }
            if (overtaken) {
                partitions.set(turn, stores.get(turn).open(ORIGIN));
                next[turn] = partitions.get(turn).position();
            }
        }

        assertThat(kills).isGreaterThan(20);
        assertThat(rows("select count(*), count(distinct id) from reviews")).containsExactly("300|300");
        assertThat(rows("select next, records from reviewstream_positions")).containsExactly("300|300");
        for (PostgresStore store : stores) {
            store.close();
        }
    }

    @Test
    void refusesTablesOfANewerVersion() throws SQLException {
        new PostgresStore(address).close();
        execute(address, "insert into reviewstream_schema (version) values (99)");

        assertThatThrownBy(() -> new PostgresStore(address))
                .isInstanceOf(FailedException.class)
                .hasMessageEndingWith("/postgres: cannot use this database: its tables are of version 99, but this"
                        + " program knows only 1; use a newer one");
    }

    private static String json(String id, int revision) {
        return "{\"id\":\"" + id + "\",\"revision\":" + revision + ",\"review\":{\"text\":\"Worth a rainy evening.\"},"
                + "\"enrichment\":{},\"provenance\":{}}";
    }

    private static Stored stored(long offset, String json) {
        try {
            return new Stored(
                    offset, 0, "file:a.jsonl", new ReviewReader().read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NotAReviewException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> rows(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (Connection connection = connect(address);
                ResultSet result = connection.createStatement().executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    private static void execute(String at, String sql) throws SQLException {
        try (Connection connection = connect(at)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(String at) throws SQLException {
        PostgresAddress parsed = PostgresAddress.parse(at);
        var properties = new Properties();
        properties.putAll(parsed.properties());
        properties.setProperty("ApplicationName", "test");
        return DriverManager.getConnection(parsed.jdbcUrl(), properties);
    }
}
