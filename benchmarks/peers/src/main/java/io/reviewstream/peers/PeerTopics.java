package io.reviewstream.peers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of all peers, with as many partitions as there are processors. */
final class PeerTopics {
    static final String RAW = "raw";
    static final String ENRICHED = "enriched";

    private PeerTopics() {}

    static int partitions() {
        return Runtime.getRuntime().availableProcessors();
    }

    static void create(String servers) throws InterruptedException {
        List<NewTopic> topics = Stream.of(RAW, ENRICHED)
                .map(name -> new NewTopic(name, Optional.of(partitions()), Optional.empty()))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
