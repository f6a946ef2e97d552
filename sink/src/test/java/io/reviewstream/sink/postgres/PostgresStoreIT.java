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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
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
    void takesAServerThatFellSilentForOneThatIsAway() throws Exception {
        LocalPostgres server = Objects.requireNonNull(postgres);
        try (var store = new PostgresStore(address, Duration.ofSeconds(1))) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            server.freeze();
            try {
                assertThatThrownBy(() -> partition.commit(new BatchEnd(1, 0, null)))
                        .isInstanceOfSatisfying(
                                FailedException.class,
                                failure -> assertThat(PostgresStore.isAway(failure))
                                        .isTrue());
            } finally {
                server.thaw();
            }

            store.reconnect();
            PartitionStore again = store.open(ORIGIN);
            again.add(stored(0, json("a", 1)));
            again.commit(new BatchEnd(1, 0, null));
        }
        assertThat(rows("select id from reviews")).containsExactly("a");
    }

    @Test
    void takesAStandbyForAServerThatIsAway() {
        assertThatThrownBy(
                        () -> new PostgresStore(address + "&options=-c%20default_transaction_read_only%3Don").close())
                .hasMessageContaining("in a read-only transaction (SQL state 25006)")
                .isInstanceOfSatisfying(
                        FailedException.class,
                        failure -> assertThat(PostgresStore.isAway(failure)).isTrue());
    }

    @Test
    void triesAgainWhereSomebodyElseHoldsATable() throws SQLException {
        String impatient = address + "&options=-c%20lock_timeout%3D100";
        try (var store = new PostgresStore(impatient);
                Connection other = connect(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            other.setAutoCommit(false);
            other.createStatement().execute("lock table reviews in access exclusive mode");

            assertThatThrownBy(() -> partition.commit(new BatchEnd(1, 0, null)))
                    .isInstanceOfSatisfying(
                            FailedException.class,
                            failure -> assertThat(PostgresStore.isAway(failure)).isTrue());
            other.rollback();

            store.reconnect();
            PartitionStore again = store.open(ORIGIN);
            again.add(stored(0, json("a", 1)));
            again.commit(new BatchEnd(1, 0, null));
        }
        assertThat(rows("select id from reviews")).containsExactly("a");
    }

    @Test
    void saysWhatToDoAboutATableOfSomebodyElses() throws SQLException {
        execute(address, "create table reviews (stars integer)");

        assertThatThrownBy(() -> new PostgresStore(address).close())
                .isInstanceOf(FailedException.class)
                .hasMessageEndingWith("cannot use this database: ERROR: relation \"reviews\" already exists;"
                        + " it is not the sink's: name another schema with ?currentSchema=… (SQL state 42P07)");
    }

    @Test
    void saysThatNoServerHasThatName() {
        assertThatThrownBy(() -> new PostgresStore("postgresql://nowhere.invalid/reviews").close())
                .isInstanceOfSatisfying(
                        FailedException.class,
                        failure -> assertThat(PostgresStore.isAway(failure)).isTrue())
                .hasMessageContaining("The connection attempt failed. (no address is known of nowhere.invalid)");
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
                .hasMessageEndingWith(": cannot use this database: its tables are of version 99, but this"
                        + " program knows only 3; use a newer one");
    }

    @Test
    void findsNothingWrongWithWhatItStored() {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            partition.add(stored(1, json("b\\u0000", 1)));
            partition.add(stored(2, json("a", 2)));
            partition.commit(new BatchEnd(4, 1, null));
            partition.add(stored(4, json("a", 1)));
            partition.add(stored(5, json("c", 1)));
            partition.commit(new BatchEnd(6, 0, null));
        }

        assertThat(PostgresStore.verify(address).lines())
                .containsExactly("3 reviews of 1 partition: complete, each once, columns as the reviews say");
    }

    @Test
    void namesWhatWasChangedBehindItsBack() throws SQLException {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            for (int i = 0; i < 10; i++) {
                partition.add(stored(i, json("r" + i, 1)));
            }
            partition.commit(new BatchEnd(10, 0, null));
            partition.add(stored(15, json("r15", 1)));
            partition.commit(new BatchEnd(16, 0, new OffsetRange(10, 15)));
        }
        execute(address, "delete from reviews where id in ('r3', 'r4')");
        execute(address, "update reviews set label = 'positive' where id = 'r5'");
        execute(address, "update reviews set id = 'other' where id = 'r6'");
        execute(address, "update reviewstream_positions set records = 40");

        String partition = "reviews.enriched-0 (topic id topic-id-1)";
        assertThat(PostgresStore.verify(address).problems())
                .containsExactly(
                        partition + ": offsets 0 to 15 hold 40 records, more than there are offsets: some are there"
                                + " twice",
                        partition + ": 40 records are stored up to offset 15, but the sources sum to 11",
                        partition + ": offsets 10 to 14 were deleted from the topic before they were stored",
                        "2 of 11 reviews are missing: rows were removed from the table; if that was meant, take 2 from rows"
                                + " of reviewstream_baseline",
                        "review other: its columns are not what its JSON says",
                        "review r5: its columns are not what its JSON says");
    }

    @Test
    void missesNothingThatWasRemovedByTheStatementOfItsPage() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        String statement = page.substring(page.indexOf("with gone as"), page.indexOf("from gone)") + 10);
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            for (int i = 0; i < 10; i++) {
                partition.add(stored(i, json("r" + i, 1)));
            }
            partition.commit(new BatchEnd(10, 0, null));
            execute(address, "update reviews set stored_at = stored_at - interval '91 days' where id in ('r3', 'r4')");

            execute(address, statement);

            assertThat(PostgresStore.verify(address).lines())
                    .containsExactly("8 reviews of 1 partition: complete, each once, columns as the reviews say");
            partition.add(stored(10, json("r3", 2)));
            partition.commit(new BatchEnd(11, 0, null));
        }

        assertThat(PostgresStore.verify(address).lines())
                .containsExactly("9 reviews of 1 partition: complete, each once, columns as the reviews say");
    }

    @Test
    void makesNoTablesWhereItOnlyLooks() throws SQLException {
        assertThatThrownBy(() -> PostgresStore.verify(address))
                .isInstanceOf(FailedException.class)
                .hasMessageEndingWith(
                        ": cannot check this database: it is no store: it has no table reviewstream_schema");
        assertThat(rows("select tablename from pg_tables where schemaname = current_schema()"))
                .isEmpty();
    }

    @Test
    void bringsTablesOfTheFirstVersionUpToDate() throws SQLException {
        try (var store = new PostgresStore(address)) {
            store.open(ORIGIN).add(stored(0, json("a", 1)));
        }
        execute(
                address,
                "delete from reviewstream_schema where version > 1; drop table reviewstream_baseline;"
                        + " alter table reviewstream_positions drop column added; alter table reviewstream_sources drop column name;"
                        + " insert into reviews (id, revision, review) values ('old', 1, '{\"id\": \"old\"}')");
        assertThatThrownBy(() -> PostgresStore.verify(address))
                .hasMessageEndingWith(
                        "its tables are of version 1, but this program checks 3; a start of the sink brings"
                                + " them up to date");

        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json("a", 1)));
            partition.commit(new BatchEnd(1, 0, null));
        }

        assertThat(PostgresStore.verify(address).lines())
                .containsExactly("2 reviews of 1 partition: complete, each once, columns as the reviews say");
    }

    @Test
    void bringsLongTextsOfTheSecondVersionUpToDate() throws SQLException {
        String id = "x".repeat(2_000);
        String json = named(id, "t".repeat(2_000));
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, "s".repeat(2_000), json));
            partition.commit(new BatchEnd(1, 0, null));
        }
        execute(
                address,
                "delete from reviewstream_schema where version > 2; update reviews set id = review ->> 'id',"
                        + " title = review #>> '{enrichment,itemReviewed,name}';"
                        + " update reviewstream_sources set source = name;"
                        + " alter table reviewstream_sources drop column name");

        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(1, "s".repeat(2_000), json));
            partition.commit(new BatchEnd(2, 0, null));

            assertThat(store.recordsBySource("cluster-1", "topic-id-1")).isEqualTo(Map.of("s".repeat(2_000), 2L));
        }
        assertThat(PostgresStore.verify(address).lines())
                .containsExactly("1 review of 1 partition: complete, each once, columns as the reviews say");
    }

    @Test
    void keepsReviewsWhoseTextsAreLongerThanAnIndexTakes() throws SQLException {
        String long1 = mixed(1);
        String long2 = long1.substring(0, 3_999) + "!";
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, mixed(2), named(long1, mixed(3))));
            partition.add(stored(1, mixed(2), named(long1, mixed(4))));
            partition.add(stored(2, mixed(2), named(long2, mixed(4))));
            assertThat(partition.commit(new BatchEnd(3, 0, null))).isTrue();

            assertThat(store.recordsBySource("cluster-1", "topic-id-1")).isEqualTo(Map.of(mixed(2), 3L));
        }

        String columns = mixed(4).substring(0, 500);
        assertThat(rows("select review ->> 'id', title, label, source, review #>> '{enrichment,itemReviewed,name}'"
                        + " from reviews order by review ->> 'id' = '" + long2 + "'"))
                .containsExactly(
                        String.join("|", long1, columns, columns, columns, mixed(4)),
                        String.join("|", long2, columns, columns, columns, mixed(4)));
        assertThat(PostgresStore.verify(address).lines())
                .containsExactly("2 reviews of 1 partition: complete, each once, columns as the reviews say");
    }

    @Test
    void leavesAColumnEmptyThatANumberDoesNotFit() throws SQLException {
        String json = """
                {"id":"a","review":{},"enrichment":{"itemReviewed":{"name":"Quay","year":99999999999},\
                "sentiment":{"label":"positive","score":1e999},"rating":{"normalized":1e-999}}}\
                """;
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            partition.add(stored(0, json));
            assertThat(partition.commit(new BatchEnd(1, 0, null))).isTrue();
        }

        assertThat(rows("select title, label, num_nonnulls(year, score, rating),"
                        + " (review #>> '{enrichment,sentiment,score}')::numeric = 1e999 from reviews"))
                .containsExactly("Quay|positive|0|t");
    }

    @Test
    void namesWhatTheDatabaseCannotHoldAndStoresNothingOfThatBatch() throws SQLException {
        try (var store = new PostgresStore(address)) {
            PartitionStore partition = store.open(ORIGIN);
            for (int offset = 10; offset < 20; offset++) {
                boolean tooLarge = offset == 13 || offset == 19;
                partition.add(stored(
                        offset,
                        tooLarge
                                ? "{\"id\":\"b\",\"review\":{},\"enrichment\":{\"n\":1e200000}}"
                                : json("r" + offset, 1)));
            }

            assertThat(partition.commit(new BatchEnd(20, 0, null))).isFalse();

            assertThat(partition.refused()).containsOnlyKeys(13L, 19L);
            assertThat(partition.refused().get(13L))
                    .startsWith("the database cannot hold it: ")
                    .endsWith(" (SQL state 22003)");
            assertThat(store.open(ORIGIN).position()).isZero();
            assertThat(rows("select id from reviews")).isEmpty();
        }
    }

    /** 4,000 characters that do not compress. */
    private static String mixed(int seed) {
        return new Random(seed)
                .ints(4_000, 'a', 'a' + 4_000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String named(String id, String name) {
        return "{\"id\":\"" + id + "\",\"review\":{\"source\":\"" + name
                + "\"},\"enrichment\":{\"itemReviewed\":{\"name\":\"" + name + "\"},\"sentiment\":{\"label\":\"" + name
                + "\"}}}";
    }

    private static String json(String id, int revision) {
        return "{\"id\":\"" + id + "\",\"revision\":" + revision + ",\"review\":{\"text\":\"Worth a rainy evening.\"},"
                + "\"enrichment\":{},\"provenance\":{}}";
    }

    private static Stored stored(long offset, String json) {
        return stored(offset, "file:a.jsonl", json);
    }

    private static Stored stored(long offset, String source, String json) {
        try {
            return new Stored(offset, 0, source, new ReviewReader().read(json.getBytes(StandardCharsets.UTF_8)));
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
