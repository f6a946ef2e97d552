package io.reviewstream.sink.postgres;

import io.reviewstream.sink.store.Findings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One check of one database, on one snapshot of it, so that a sink may write meanwhile. */
final class PostgresCheck {
    /** More of the same would hide the rest. */
    private static final int MOST_OF_A_KIND = 20;

    private final Statement statement;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private PostgresCheck(Statement statement) {
        this.statement = statement;
    }

    static Findings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            return new PostgresCheck(statement).run();
        } finally {
            connection.rollback();
        }
    }

    private Findings run() throws SQLException {
        checkVersion();
        checkPositions();
        checkDeleted();
        long rows = checkRows();
        checkColumns();
        long partitions = number("select count(*) from reviewstream_positions");
        return new Findings(
                rows + (rows == 1 ? " review" : " reviews") + " of " + partitions
                        + (partitions == 1 ? " partition" : " partitions"),
                "complete, each once, columns as the reviews say",
                problems,
                notes);
    }

    private void checkVersion() throws SQLException {
        if (number("select count(*) where to_regclass('reviewstream_schema') is not null") == 0) {
            throw new SQLException("it is no store: it has no table reviewstream_schema");
        }
        long version = number("select coalesce(max(version), 0) from reviewstream_schema");
        if (version != Migration.version()) {
            throw new SQLException("its tables are of version " + version + ", but this program checks "
                    + Migration.version()
                    + (version < Migration.version() ? "; a start of the sink brings them up to date" : ""));
        }
    }

    /** What is counted by source was counted in the same transactions as what is counted by partition. */
    private void checkPositions() throws SQLException {
        try (ResultSet result = statement.executeQuery("""
                select topic || '-' || partition || ' (topic id ' || topic_id || ')', next, records, dead_letters,
                    coalesce((select sum(s.records) from reviewstream_sources s
                        where (s.cluster_id, s.topic_id, s.partition) = (p.cluster_id, p.topic_id, p.partition)), 0)
                from reviewstream_positions p order by topic, topic_id, partition
                """)) {
            while (result.next()) {
                String partition = result.getString(1);
                long next = result.getLong(2);
                long records = result.getLong(3) + result.getLong(4);
                if (records > next) {
                    problems.add(partition + ": offsets 0 to " + (next - 1) + " hold " + records
                            + " records, more than there are offsets: some are there twice");
                }
                if (result.getLong(3) != result.getLong(5)) {
                    problems.add(partition + ": " + result.getLong(3) + " records are stored up to offset " + (next - 1)
                            + ", but the sources sum to " + result.getLong(5));
                }
            }
        }
    }

    private void checkDeleted() throws SQLException {
        try (ResultSet result = statement.executeQuery("""
                select coalesce(topic, '?') || '-' || d.partition || ' (topic id ' || d.topic_id || ')', d.first, d.next
                from reviewstream_deleted d left join reviewstream_positions using (cluster_id, topic_id, partition)
                where d.next > d.first order by 1, 2
                """)) {
            while (result.next()) {
                if (result.getLong(2) == 0) {
                    notes.add(result.getString(1) + ": the topic began at offset " + result.getLong(3)
                            + " when this store did");
                } else {
                    problems.add(result.getString(1) + ": offsets " + result.getLong(2) + " to "
                            + (result.getLong(3) - 1) + " were deleted from the topic before they were stored");
                }
            }
        }
    }

    private long checkRows() throws SQLException {
        long rows = number("select count(*) from reviews");
        long added = number("select (select rows from reviewstream_baseline)"
                + " + coalesce((select sum(added) from reviewstream_positions), 0)");
        if (rows < added) {
            long missing = added - rows;
            problems.add(
                    missing + " of " + added + " reviews are missing: rows were removed from the table; if that was"
                            + " meant, take " + missing + " from rows of reviewstream_baseline");
        } else if (rows > added) {
            problems.add((rows - added) + " of " + rows + " reviews were not put there by a sink, or positions were"
                    + " changed");
        }
        return rows;
    }

    private void checkColumns() throws SQLException {
        try (ResultSet result = statement.executeQuery("select id from reviews where (id, revision, "
                + Columns.NAMES + ") is distinct from (" + Columns.key("review ->> 'id'") + ","
                + " coalesce((review ->> 'revision')::integer, 1), " + Columns.VALUES + ") order by id")) {
            int found = 0;
            while (result.next()) {
                if (found++ < MOST_OF_A_KIND) {
                    problems.add("review " + result.getString(1) + ": its columns are not what its JSON says");
                }
            }
            if (found > MOST_OF_A_KIND) {
                problems.add((found - MOST_OF_A_KIND) + " more reviews have columns that are not what their JSON says");
            }
        }
    }

    private long number(String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
