package io.reviewstream.console.live;

import io.reviewstream.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far each of the pipeline's consumer groups is behind, by partition. Thread-safe once asked. */
public final class Lag {
    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Topics topics;
    private volatile List<Partition> partitions = List.of();

    Lag(Topics topics) {
        this.topics = topics;
    }

    /**
     * A group at a partition.
     *
     * @param end the offset after the last committed record
     * @param behind records between the group's position and the end; the marks of transactions count too
     */
    public record Partition(String group, String topic, int partition, long position, long end, long behind) {}

    /** As it was when last asked. */
    public List<Partition> partitions() {
        return partitions;
    }

    /** Asks the cluster; when it does not answer, what was known stays. */
    void refresh(Admin admin) throws InterruptedException {
        try {
            String ours = topics.prefix() + "reviewstream-";
            Map<String, ListConsumerGroupOffsetsSpec> groups =
                    admin.listConsumerGroups().all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).stream()
                            .filter(group -> group.groupId().startsWith(ours))
                            .filter(group -> group.groupState().orElse(GroupState.EMPTY) != GroupState.DEAD)
                            .collect(Collectors.toMap(
                                    group -> group.groupId(), group -> new ListConsumerGroupOffsetsSpec()));
            if (groups.isEmpty()) {
                return;
            }
            Map<String, Map<TopicPartition, OffsetAndMetadata>> positions =
                    admin.listConsumerGroupOffsets(groups).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> wanted = positions.values().stream()
                    .flatMap(each -> each.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
            var ends = admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var found = new ArrayList<Partition>();
            new TreeMap<>(positions)
                    .forEach((group, offsets) -> offsets.forEach((place, position) -> {
                        if (position != null && ends.containsKey(place)) {
                            long end = ends.get(place).offset();
                            found.add(new Partition(
                                    group,
                                    place.topic(),
                                    place.partition(),
                                    position.offset(),
                                    end,
                                    Math.max(0, end - position.offset())));
                        }
                    }));
            found.sort(java.util.Comparator.comparing(Partition::group)
                    .thenComparing(Partition::topic)
                    .thenComparingInt(Partition::partition));
            partitions = List.copyOf(found);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("lag is not known", e);
        }
    }
}
