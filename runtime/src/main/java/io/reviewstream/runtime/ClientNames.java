package io.reviewstream.runtime;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The names of settings that Kafka's clients have. Others may be meant for a plug-in, for Kafka Streams or for a broker in the same
 * environment, unless they are all but one of these.
 */
final class ClientNames {
    /** No setting of a broker or of Kafka Streams is so near to one of a client that it is not. */
    private static final int MOST_MISTYPED = 2;

    private static final int LETTERS_FOR_ONE = 4;

    private static final Set<String> KNOWN = known();

    private ClientNames() {}

    /** The setting that is meant by what is none, such as {@code bootstrap.servers} by {@code bootstrap.server}. */
    static Optional<String> meantBy(String name) {
        return KNOWN.contains(name)
                ? Optional.empty()
                : NearestName.within(Math.min(MOST_MISTYPED, name.length() / LETTERS_FOR_ONE), name, KNOWN);
    }

    private static Set<String> known() {
        var names = new TreeSet<>(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }
}
