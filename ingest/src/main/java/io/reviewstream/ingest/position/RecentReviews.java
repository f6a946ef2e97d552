package io.reviewstream.ingest.position;

import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.parse.ReviewContent;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The last reviews of a source, and where they stand: what is sent again is answered with where it is, not written twice.
 * After a start they are read back from the topic itself, so that nothing is stored beside it that could differ. What is
 * older than these is still dropped as a duplicate, by enrich. One thread's own.
 */
public final class RecentReviews {
    /** Some seconds of the greatest load, days of a usual one. */
    private static final int REMEMBERED = 100_000;

    /**
     * Where a review stands.
     *
     * @param content hash of what it says
     */
    public record Place(String content, int partition, long offset) {}

    private final LinkedHashMap<String, Place> places = new LinkedHashMap<>();

    /** What was committed under an id last. */
    public Optional<Place> find(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** Takes note of what is committed; the oldest is forgotten. */
    public void remember(String id, Place place) {
        // Removed first, so that it goes to the end.
        places.remove(id);
        places.put(id, place);
        if (places.size() > REMEMBERED) {
            var oldest = places.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /**
     * Reads the last reviews of a source back. Call it after the source's producer has initialised its transactions: then
     * nothing of an earlier attempt is open any more.
     *
     * @param atMost how long to wait for transactions of other sources that are under way
     * @throws FailedException when they cannot be read
     */
    public static RecentReviews read(KafkaSettings kafka, Topics topics, String sourceUri, Duration atMost) {
        var recent = new RecentReviews();
        Topic<String, RawReview> raw = topics.raw();
        try (var consumer = Checkpoints.committed(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(raw.name()).stream()
                    .map(partition -> new TopicPartition(raw.name(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = Checkpoints.ends(kafka, partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(
                    partition,
                    Math.max(
                            begins.getOrDefault(partition, 0L),
                            ends.getOrDefault(partition, 0L) - REMEMBERED / partitions.size())));
            long deadline = System.nanoTime() + atMost.toNanos();
            while (partitions.stream()
                            .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))
                    && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null
                            && CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER)
                                    .filter(sourceUri::equals)
                                    .isPresent()) {
                        RawReview review = raw.values().deserializer().deserialize(raw.name(), record.value());
                        recent.remember(
                                review.id(),
                                new Place(ReviewContent.hash(review), record.partition(), record.offset()));
                    }
                }
            }
        } catch (KafkaException e) {
            throw new FailedException(
                    raw.name() + ": the last reviews of " + sourceUri + " cannot be read: " + e.getMessage()
                            + "; nothing was sent",
                    e);
        }
        return recent;
    }
}
