package io.reviewstream.sink.postgres;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.store.Findings;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.postgresql.Driver;

/**
 * The table {@code reviews}: a row for each review, in its latest revision, with columns to filter by and the whole as
 * {@code jsonb}. A batch and its position are one transaction.
 */
public final class PostgresStore implements Store {
    /** A batch is held in memory until it is copied. */
    public static final long MAX_BATCH_BYTES = 8L << 20;

    private static final int FETCH_ROWS = 500;

    /** Less than Kafka waits for the sink's next poll before it gives its partitions to others, 5 min. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(4);

    private final PostgresAddress address;
    private final Duration longestSilence;
    private volatile Connection connection;

    /**
     * Connects, and makes the tables if they are not there.
     *
     * @param store {@code postgresql://user:password@host:port/database}
     * @throws FailedException when the database cannot be used
     */
    public PostgresStore(String store) {
        this(store, LONGEST_SILENCE);
    }

    /** @param longestSilence after which a server that was asked something is away, unless the address says otherwise */
    PostgresStore(String store, Duration longestSilence) {
        this.longestSilence = longestSilence;
        address = PostgresAddress.parse(store);
        try {
            connection = connect(address);
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "use this database", e);
        }
        try {
            Migration.run(connection);
            endSilence();
        } catch (SQLException e) {
            close();
            throw PostgresFailure.of(address, "use this database", e);
        }
    }

    /** What tells this store from others, without user and password. */
    public static String place(String store) {
        return PostgresAddress.parse(store).shown();
    }

    /** Not for the tables' making, which may take long. */
    private void endSilence() throws SQLException {
        if (connection.getNetworkTimeout() == 0) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longestSilence.toMillis()));
        }
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        // Asked by hand, as a driver that another class loader brings is not found by its URL.
        Connection opened = new Driver().connect(address.jdbcUrl(), address.properties());
        if (opened == null) {
            throw new SQLException("the driver does not take this address");
        }
        opened.setAutoCommit(false);
        return opened;
    }

    /**
     * Checks rows against positions, and columns against the JSON beside them; changes nothing.
     *
     * @throws FailedException when the database cannot be used or is no store
     */
    public static Findings verify(String store) {
        PostgresAddress address = PostgresAddress.parse(store);
        try (Connection connection = connect(address)) {
            return PostgresCheck.of(connection);
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "check this database", e);
        }
    }

    /**
     * Passes on the JSON of every review, behind its row.
     *
     * @throws FailedException when the database cannot be used or is no store
     */
    public static void forEachReview(String store, BiConsumer<String, byte[]> reviews) {
        PostgresAddress address = PostgresAddress.parse(store);
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet result = statement.executeQuery("select id, review::text from reviews order by id")) {
                while (result.next()) {
                    reviews.accept(
                            "row " + result.getString(1), result.getString(2).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "read the reviews", e);
        }
    }

    /** Whether a store is named in this way. */
    public static boolean isAddress(String store) {
        return PostgresAddress.isOne(store);
    }

    /** What is wrong with an address, as the end of a sentence; empty when it can be tried. */
    public static Optional<String> problemWith(String store) {
        return PostgresAddress.problemWith(store);
    }

    /** An address for people, without what may be secret. */
    public static String shown(String store) {
        return PostgresAddress.shown(store);
    }

    @Override
    public PartitionStore open(Origin origin) {
        return new PostgresPartition(connection, address, origin);
    }

    @Override
    public Map<String, Long> recordsBySource(String clusterId, String topicId) {
        var counts = new TreeMap<String, Long>();
        try (PreparedStatement query = connection.prepareStatement("select coalesce(name, source), sum(records)"
                + " from reviewstream_sources where cluster_id = ? and topic_id = ? group by 1")) {
            query.setString(1, clusterId);
            query.setString(2, topicId);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    counts.put(result.getString(1), result.getLong(2));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "count the reviews", e);
        }
        return counts;
    }

    @Override
    public long deadLetters(String clusterId, String topicId) {
        try (PreparedStatement query = connection.prepareStatement("select coalesce(sum(dead_letters), 0)"
                + " from reviewstream_positions where cluster_id = ? and topic_id = ?")) {
            query.setString(1, clusterId);
            query.setString(2, topicId);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "count the dead letters", e);
        }
    }

    @Override
    public Map<Integer, Long> positions(String clusterId, String topicId) {
        var positions = new TreeMap<Integer, Long>();
        try (PreparedStatement query = connection.prepareStatement(
                "select partition, next from reviewstream_positions where cluster_id = ? and topic_id = ?")) {
            query.setString(1, clusterId);
            query.setString(2, topicId);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    positions.put(result.getInt(1), result.getLong(2));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "read how far it goes", e);
        }
        return positions;
    }

    /** Whether an operation failed because the server was not there, not because of what was asked of it. */
    public static boolean isAway(FailedException failure) {
        return failure.getCause() instanceof SQLException cause && PostgresFailure.isOfTheMoment(cause);
    }

    @Override
    public void reconnect() {
        close();
        try {
            connection = connect(address);
            endSilence();
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "connect again", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is of no use any more, and what counts is committed.
        }
    }
}
