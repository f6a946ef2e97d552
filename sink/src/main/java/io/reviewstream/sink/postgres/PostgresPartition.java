package io.reviewstream.sink.postgres;

import io.reviewstream.sink.store.BatchEnd;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import io.reviewstream.sink.store.PartitionStore;
import io.reviewstream.sink.store.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One partition of a {@link PostgresStore}. */
final class PostgresPartition implements PartitionStore {
    private static final String STAGE = """
            create temporary table if not exists incoming (
                at bigint, id text, revision integer, review jsonb
            ) on commit delete rows
            """;

    /**
     * Of several revisions of a review in one batch the latest; over one that is there only if it is no older. Says how
     * many rows are new.
     */
    private static final String UPSERT = "with stored as (insert into reviews (id, revision, " + Columns.NAMES
            + ", review) select distinct on (id) id, revision, " + Columns.VALUES
            + ", review from (select at, " + Columns.key("id") + " as id, revision, review from incoming) as keyed"
            + " order by id, revision desc, at desc" + """
             on conflict (id) do update set
                revision = excluded.revision,
                title = excluded.title,
                year = excluded.year,
                label = excluded.label,
                score = excluded.score,
                rating = excluded.rating,
                language = excluded.language,
                source = excluded.source,
                author = excluded.author,
                published = excluded.published,
                stored_at = now(),
                review = excluded.review
            where excluded.revision >= reviews.revision
            returning xmax = 0 as is_new)
            select count(*) filter (where is_new) from stored
            """;

    private static final String KEY = " where cluster_id = ? and topic_id = ? and partition = ?";

    private final Connection connection;
    private final PostgresAddress address;
    private final Origin origin;

    private long position;
    private @Nullable Instant committedAt;
    private CopyRows rows = new CopyRows();
    private final Map<String, Long> sources = new TreeMap<>();
    private long records;
    private Map<Long, String> refused = Map.of();

    PostgresPartition(Connection connection, PostgresAddress address, Origin origin) {
        this.connection = connection;
        this.address = address;
        this.origin = origin;
        try {
            recover();
        } catch (SQLException e) {
            throw PostgresFailure.of(address, "read the position of " + origin, e);
        }
    }

    private void recover() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select next, committed_at from reviewstream_positions" + KEY)) {
            key(query, 1);
            try (ResultSet result = query.executeQuery()) {
                if (result.next()) {
                    position = result.getLong(1);
                    committedAt = result.getTimestamp(2).toInstant();
                }
            }
        } finally {
            connection.rollback();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<Instant> committedAt() {
        return Optional.ofNullable(committedAt);
    }

    @Override
    public void add(Stored stored) {
        rows.add(stored);
        sources.merge(stored.source(), 1L, Long::sum);
        records++;
    }

    @Override
    public boolean commit(BatchEnd end) {
        try {
            if (!claim(end)) {
                connection.rollback();
                discard();
                return false;
            }
            if (records > 0) {
                noteAdded(copy(rows.read()));
            }
            countSources();
            noteDeleted(end.deleted());
            connection.commit();
        } catch (SQLException e) {
            if (isRefusal(e)) {
                discard();
                return false;
            }
            throw PostgresFailure.of(address, "store " + origin + " from offset " + position, e);
        }
        discard();
        position = end.next();
        return true;
    }

    /** Rolls back, and looks whether the failure is some reviews' own. */
    private boolean isRefusal(SQLException failure) {
        try {
            connection.rollback();
            if (PostgresFailure.isOfTheData(failure)) {
                refused = new TreeMap<>();
                refuse(0, rows.count());
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
            return false;
        }
        return !refused.isEmpty();
    }

    /** Halves the rows until those are found that the database does not take by themselves. */
    private void refuse(int from, int to) throws SQLException {
        try {
            copy(rows.read(from, to));
        } catch (SQLException e) {
            if (!PostgresFailure.isOfTheData(e)) {
                throw e;
            }
            connection.rollback();
            if (to - from == 1) {
                refused.put(rows.offset(from), "the database cannot hold it: " + PostgresFailure.told(e));
            } else {
                int middle = (from + to) / 2;
                refuse(from, middle);
                refuse(middle, to);
            }
        } finally {
            connection.rollback();
        }
    }

    @Override
    public Map<Long, String> refused() {
        return refused;
    }

    /** Moves the position on, if it is still where this sink believes it to be; others wait until this one is done. */
    private boolean claim(BatchEnd end) throws SQLException {
        String sql = committedAt == null
                ? "insert into reviewstream_positions (next, records, dead_letters, committed_at, topic, cluster_id,"
                        + " topic_id, partition) values (?, ?, ?, now(), ?, ?, ?, ?) on conflict do nothing"
                        + " returning committed_at"
                : "update reviewstream_positions set next = ?, records = records + ?, dead_letters = dead_letters + ?,"
                        + " committed_at = now(), topic = ?" + KEY + " and next = ? returning committed_at";
        try (PreparedStatement claim = connection.prepareStatement(sql)) {
            claim.setLong(1, end.next());
            claim.setLong(2, records);
            claim.setLong(3, end.deadLetters());
            claim.setString(4, origin.topic());
            key(claim, 5);
            if (committedAt != null) {
                claim.setLong(8, position);
            }
            try (ResultSet result = claim.executeQuery()) {
                if (!result.next()) {
                    return false;
                }
                committedAt = result.getTimestamp(1).toInstant();
                return true;
            }
        }
    }

    /** @return how many reviews were not there before */
    private long copy(InputStream from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy incoming from stdin", from);
            try (ResultSet added = statement.executeQuery(UPSERT)) {
                added.next();
                return added.getLong(1);
            }
        } catch (IOException e) {
            throw new SQLException("the copy broke off: " + e.getMessage(), e);
        }
    }

    private void noteAdded(long added) throws SQLException {
        try (PreparedStatement note =
                connection.prepareStatement("update reviewstream_positions set added = added + ?" + KEY)) {
            note.setLong(1, added);
            key(note, 2);
            note.executeUpdate();
        }
    }

    private void countSources() throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(
                "insert into reviewstream_sources (source, name, records, cluster_id, topic_id, partition) select "
                        + Columns.key("name") + ", case when " + Columns.isLong("name") + " then name end, ?, ?, ?, ?"
                        + " from (select ?::text as name) as given on conflict (cluster_id, topic_id, partition, source)"
                        + " do update set records = reviewstream_sources.records + excluded.records")) {
            for (Map.Entry<String, Long> source : sources.entrySet()) {
                add.setLong(1, source.getValue());
                key(add, 2);
                add.setString(5, source.getKey().replace('\0', '\ufffd'));
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private void noteDeleted(@Nullable OffsetRange deleted) throws SQLException {
        if (deleted == null) {
            return;
        }
        try (PreparedStatement note = connection.prepareStatement(
                "insert into reviewstream_deleted (first, next, cluster_id, topic_id, partition) values (?, ?, ?, ?, ?)")) {
            note.setLong(1, deleted.from());
            note.setLong(2, deleted.to());
            key(note, 3);
            note.executeUpdate();
        }
    }

    private void key(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, origin.clusterId());
        statement.setString(from + 1, origin.topicId());
        statement.setInt(from + 2, origin.partition());
    }

    @Override
    public void discard() {
        rows = new CopyRows();
        sources.clear();
        records = 0;
    }
}
