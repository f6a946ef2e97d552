package io.reviewstream.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are not there yet; those that are stay as they are. */
public final class TopicCreation {
    private TopicCreation() {}

    /**
     * Makes sure that the topics exist. A topic that is there already needs no right to create it, and one that this user
     * may not even see is another service's business.
     *
     * @param partitions for topics that are created now; checkpoints and catalogue always have one, as they are read whole
     * @param replication copies of each partition, at most the number of brokers
     * @throws org.apache.kafka.common.KafkaException when the cluster refuses or cannot be reached
     * @throws InterruptedException when interrupted while waiting
     */
    public static void ensure(Admin admin, Topics topics, int partitions, short replication)
            throws InterruptedException {
        var wanted = new ArrayList<NewTopic>();
        for (Topic<?, ?> topic : topics.all()) {
            boolean readWhole = topic.name().equals(topics.checkpoints().name())
                    || topic.name().equals(topics.catalogue().name());
            int count = readWhole ? 1 : partitions;
            wanted.add(new NewTopic(topic.name(), count, replication).configs(topic.configs()));
        }
        for (var created : admin.createTopics(wanted).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)
                        && !(e.getCause() instanceof TopicAuthorizationException
                                && mayBeThere(admin, created.getKey()))) {
                    throw new KafkaException(
                            "cannot create topic " + created.getKey() + ": "
                                    + Objects.requireNonNull(e.getCause()).getMessage(),
                            e.getCause());
                }
            }
        }
    }

    /** False only when it is certain that there is no such topic. */
    private static boolean mayBeThere(Admin admin, String topic) throws InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof UnknownTopicOrPartitionException);
        }
    }
}
