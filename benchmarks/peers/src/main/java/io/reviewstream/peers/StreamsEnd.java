package io.reviewstream.peers;

import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/** How a Streams program ends whose successor begins at once: it must not wait until the session of the one before is over. */
final class StreamsEnd {
    private StreamsEnd() {}

    static void close(KafkaStreams streams) {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(Duration.ofSeconds(20)));
    }
}
