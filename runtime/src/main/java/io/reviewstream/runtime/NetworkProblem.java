package io.reviewstream.runtime;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in words what is wrong with a connection, where Java's own message is none. */
public final class NetworkProblem {
    private NetworkProblem() {}

    /** A clause without a full stop, such as {@code no server has this name}. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException && cause.getMessage() != null) {
                return cause.getMessage();
            }
            if (cause instanceof EOFException) {
                return "the server ended the connection before its answer was whole";
            }
            if (cause instanceof ProtocolException) {
                return "what answers there does not speak HTTP as it should (" + cause.getMessage() + ")";
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "no server has this name";
            }
        }
        if (failure.getMessage() != null) {
            return failure.getMessage();
        }
        return failure instanceof ConnectException
                ? "nothing answers at this address"
                : failure.getClass().getSimpleName();
    }
}
