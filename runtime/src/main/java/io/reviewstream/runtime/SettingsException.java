package io.reviewstream.runtime;

import java.util.List;

/** Settings that cannot be used; the message lists every problem. The mistake is the user's: no stack trace is shown. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /** @param problems each says what, where, value, and what to do */
    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public SettingsException(String problem) {
        this(List.of(problem));
    }

    /** One line each. */
    public List<String> problems() {
        return problems;
    }
}
