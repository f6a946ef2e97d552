package io.reviewstream.sink.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the tables and brings older ones up to date, in order, each step once, whoever comes first. Steps that have been
 * released never change; a new one is added at the end.
 */
final class Migration {
    /** Any number that nobody else locks in the same database. */
    private static final long LOCK = 7_305_804_402_566_258_293L;

    private static final List<String> STEPS = List.of("""
            create table reviews (
                id text primary key,
                revision integer not null,
                title text,
                year integer,
                label text,
                score double precision,
                rating double precision,
                language text,
                source text,
                author text,
                published date,
                stored_at timestamptz not null default now(),
                review jsonb not null
            );
            create index reviews_title on reviews (title);
            create index reviews_label on reviews (label);
            create index reviews_score on reviews (score);
            create index reviews_published on reviews (published);
            create index reviews_source on reviews (source);

            create table reviewstream_positions (
                cluster_id text not null,
                topic_id text not null,
                topic text not null,
                partition integer not null,
                next bigint not null,
                records bigint not null,
                dead_letters bigint not null,
                committed_at timestamptz not null,
                primary key (cluster_id, topic_id, partition)
            );
            create table reviewstream_sources (
                cluster_id text not null,
                topic_id text not null,
                partition integer not null,
                source text not null,
                records bigint not null,
                primary key (cluster_id, topic_id, partition, source)
            );
            create table reviewstream_deleted (
                cluster_id text not null,
                topic_id text not null,
                partition integer not null,
                first bigint not null,
                next bigint not null,
                primary key (cluster_id, topic_id, partition, first)
            );
            """, """
            alter table reviewstream_positions add column added bigint not null default 0;
            create table reviewstream_baseline (
                rows bigint not null
            );
            insert into reviewstream_baseline select count(*) from reviews;
            """, """
            update reviews set id = left(id, 500) || '~' || encode(sha256(convert_to(id, 'UTF8')), 'hex')
                where length(id) > 500;
            update reviews set title = left(title, 500), label = left(label, 500), source = left(source, 500)
                where greatest(length(title), length(label), length(source)) > 500;
            alter table reviewstream_sources add column name text;
            update reviewstream_sources set name = source,
                source = left(source, 500) || '~' || encode(sha256(convert_to(source, 'UTF8')), 'hex')
                where length(source) > 500;
            """);

    private Migration() {}

    /** Of the tables that this program works with. */
    static int version() {
        return STEPS.size();
    }

    /** Runs in a transaction of its own. */
    static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("create table if not exists reviewstream_schema (version integer primary key,"
                    + " at timestamptz not null default now())");
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new SQLException("its tables are of version " + version + ", but this program knows only "
                        + STEPS.size() + "; use a newer one");
            }
            for (int step = version; step < STEPS.size(); step++) {
                statement.execute(STEPS.get(step));
                statement.execute("insert into reviewstream_schema (version) values (" + (step + 1) + ")");
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from reviewstream_schema")) {
            result.next();
            return result.getInt(1);
        }
    }
}
