package io.reviewstream.sink.postgres;

import io.reviewstream.runtime.FailedException;
import java.sql.SQLException;

/** Says in one line what is wrong with a database. */
final class PostgresFailure {
    private PostgresFailure() {}

    static FailedException of(PostgresAddress address, String doing, SQLException cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new FailedException(
                "store " + address.shown() + ": cannot " + doing + ": " + message
                        + (cause.getSQLState() == null ? "" : " (SQL state " + cause.getSQLState() + ")"),
                cause);
    }
}
