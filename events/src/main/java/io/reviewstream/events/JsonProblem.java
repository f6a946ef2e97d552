package io.reviewstream.events;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Says what is wrong with JSON, without what only a programmer can do about it. */
public final class JsonProblem {
    /** "(start marker at [Source: …", ": enable `JsonReadFeature.…` to allow", " (consider enabling `…". */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(" \\(start marker at \\[.*| \\(consider enabling `.*|: enable `[^`]*` to allow");

    /** It may quote a word as long as a text. */
    private static final int LONGEST = 160;

    private JsonProblem() {}

    /** A clause of one line without a full stop, such as {@code Unexpected character ('}' (code 125))}. */
    public static String of(JacksonException failure) {
        String message = String.valueOf(failure.getOriginalMessage());
        String problem = FOR_PROGRAMMERS
                .matcher(message.lines().findFirst().orElse("unreadable"))
                .replaceAll("");
        return problem.length() > LONGEST ? problem.substring(0, LONGEST) + "…" : problem;
    }
}
