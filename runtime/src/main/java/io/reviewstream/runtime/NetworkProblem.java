package io.reviewstream.runtime;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Says in words what is wrong with a connection, where Java's own message is none. */
public final class NetworkProblem {
    private NetworkProblem() {}

    /** A clause without a full stop, such as {@code no server has this name}. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
