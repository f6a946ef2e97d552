package io.reviewstream.sink.postgres;

import io.reviewstream.runtime.FailedException;
import java.sql.SQLException;

/** Says in one line what is wrong with a database. */
final class PostgresFailure {
    private PostgresFailure() {}

    static FailedException of(PostgresAddress address, String doing, SQLException cause) {
        return new FailedException("store " + address.shown() + ": cannot " + doing + ": " + told(cause), cause);
    }

    static String told(SQLException cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return message + (cause.getSQLState() == null ? "" : " (SQL state " + cause.getSQLState() + ")");
    }

    /**
     * Whether the data are at fault: class 22 is data exceptions, 54 limits that are exceeded.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    static boolean isOfTheData(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("22") || state.startsWith("54");
    }

    /** Whether the server is away, or about to be: class 08 is the connection, 57P01 to 57P03 a server that stops or starts. */
    static boolean isOfTheConnection(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("08") || state.matches("57P0[123]");
    }
}
