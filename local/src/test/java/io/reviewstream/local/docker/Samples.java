package io.reviewstream.local.docker;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reviews that tell each other apart by their number. */
final class Samples {
    private Samples() {}

    /** JSON Lines; {@code to} is not included. */
    static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":\"r" + i + "\",\"text\":\"Number " + i
                        + ". The acting is superb, but the plot drags in the middle. Recommended all the same.\"}\n")
                .collect(Collectors.joining());
    }
}
