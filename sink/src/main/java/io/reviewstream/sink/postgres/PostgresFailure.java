package io.reviewstream.sink.postgres;

import io.reviewstream.runtime.FailedException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;

/** Says in one line what is wrong with a database. */
final class PostgresFailure {
    private PostgresFailure() {}

    static FailedException of(PostgresAddress address, String doing, SQLException cause) {
        return new FailedException("store " + address.shown() + ": cannot " + doing + ": " + told(cause), cause);
    }

    static String told(SQLException cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        // What the driver says of a server that it cannot reach is the same whatever the reason.
        String why = cause.getCause() instanceof UnknownHostException unknown
                ? " (no address is known of " + unknown.getMessage() + ")"
                : "";
        return message
                + why
                + advice(cause)
                + (cause.getSQLState() == null ? "" : " (SQL state " + cause.getSQLState() + ")");
    }

    private static String advice(SQLException cause) {
        return switch (String.valueOf(cause.getSQLState())) {
            case "42P07" -> "; it is not the sink's: name another schema with ?currentSchema=…";
            case "42501" -> "; the user needs the right to make tables in its schema, and to read and write them";
            default -> "";
        };
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

    /**
     * Whether the server is away, or about to be, or will take the same in a moment: class 08 is the connection, 57P01 to 57P05 a
     * server that stops, starts or ends what was idle, 53300 one that has no connection to spare, 25006 a standby, as an address
     * leads to while another takes over; class 40 is a transaction that had to give way to another, 55P03 a lock and 57014 a
     * statement that took longer than the server allows. Not where it is there and lets nobody in like this: 08004, a database
     * that was dropped, or a certificate that does not hold.
     */
    static boolean isOfTheMoment(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.matches("08(?!004).*|40...|57P0[1235]|25006|25P0[34]|53300|55P03|57014")
                && !isOfACertificate(cause);
    }

    private static boolean isOfACertificate(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof CertificateException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
