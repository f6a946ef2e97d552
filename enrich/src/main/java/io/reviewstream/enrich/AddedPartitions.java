package io.reviewstream.enrich;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Kafka Streams says where a topic that enrich reads has got more partitions. Its advice is to delete enrich's own topics,
 * and with them all that is remembered; they need as many partitions instead.
 */
final class AddedPartitions {
    private static final Pattern TOO_FEW = Pattern.compile(
            "Existing internal topic (\\S+) has invalid partitions: expected: (\\d{1,9}); actual: (\\d{1,9})\\..*",
            Pattern.DOTALL);

    private AddedPartitions() {}

    /** The message, with our advice where it is of that kind. */
    static String told(String message) {
        Matcher found = TOO_FEW.matcher(message);
        if (!found.matches() || Integer.parseInt(found.group(2)) < Integer.parseInt(found.group(3))) {
            return message;
        }
        return found.group(1)
                + " has too few partitions, as somebody gave a topic that enrich reads more: kafka-topics.sh --alter --topic "
                + found.group(1) + " --partitions " + found.group(2)
                + "; do not delete it, what is remembered is in such topics";
    }
}
