package io.reviewstream.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A trace that another system began, as it is passed on from a request to the records that it makes.
 *
 * @param parent where in the trace
 * @param state what tracing systems keep beside it, such as {@code rojo=00f067aa0ba902b7}; empty when there is none
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(TraceParent parent, String state) {
    /** Name of the header with the state. */
    public static final String STATE_HEADER = "tracestate";

    /** As long as the standard asks to be passed on. */
    private static final int LONGEST_STATE = 512;

    /**
     * From the values of a request's headers.
     *
     * @param parents of {@code traceparent}; two contradict each other
     * @param states of {@code tracestate}, which together are one list
     * @return empty when there is no parent, or none that can be read; the state is nothing without it
     */
    public static Optional<TraceContext> parse(List<String> parents, List<String> states) {
        return parents.size() == 1
                ? TraceParent.parse(parents.get(0)).map(parent -> new TraceContext(parent, state(states)))
                : Optional.empty();
    }

    private static String state(List<String> values) {
        String state = String.join(",", values).strip();
        boolean isReadable = state.length() <= LONGEST_STATE && state.chars().allMatch(c -> c >= ' ' && c <= '~');
        return isReadable ? state : "";
    }

    /** Puts it on a record in place of an earlier one. */
    public void writeTo(Headers headers) {
        parent.writeTo(headers);
        headers.remove(STATE_HEADER);
        if (!state.isEmpty()) {
            headers.add(STATE_HEADER, state.getBytes(StandardCharsets.UTF_8));
        }
    }
}
