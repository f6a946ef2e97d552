package io.reviewstream.local.chaos;

import io.reviewstream.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far each stage is, as seen from outside. A broker that is away leaves the last count standing. */
final class Progress {
    private static final Pattern NUMBER = Pattern.compile("\\d{20}");

    private final Admin admin;
    private final Path store;
    private long ingested;
    private long enriched;

    Progress(Admin admin, Path store) {
        this.admin = admin;
        this.store = store;
    }

    long ingested() {
        ingested = Math.max(ingested, end(Topics.standard().raw().name()));
        return ingested;
    }

    long enriched() {
        enriched = Math.max(enriched, end(Topics.standard().enriched().name()));
        return enriched;
    }

    /** The sum of the offsets that the newest batch of each partition begins at. */
    long stored() {
        Path manifests = store.resolve("_manifest");
        var newest = new HashMap<Path, Long>();
        if (Files.isDirectory(manifests)) {
            for (Path file : files(manifests)) {
                Matcher number = NUMBER.matcher(String.valueOf(file.getFileName()));
                while (number.find()) {
                    newest.merge(file.resolveSibling("."), Long.valueOf(number.group()), Math::max);
                }
            }
        }
        return newest.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lines that a reader of the store finds. */
    long storedRecords() {
        long lines = 0;
        if (Files.isDirectory(store)) {
            for (Path file : files(store)) {
                if (file.toString().endsWith(".jsonl")) {
                    try (Stream<String> content = Files.lines(file)) {
                        lines += content.count();
                    } catch (IOException | UncheckedIOException e) {
                        // Moved at this moment: the next look counts it.
                    }
                }
            }
        }
        return lines;
    }

    /** Waits until every partition has all its copies again. */
    void awaitInSync(int copies, Duration atMost) throws InterruptedException {
        long begun = System.nanoTime();
        while (!isInSync(copies)) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new AssertionError("the broker is not back in sync after " + atMost.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isInSync(int copies) throws InterruptedException {
        try {
            return admin
                    .describeTopics(admin.listTopics().names().get(5, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(5, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() >= copies);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private long end(String topic) {
        try {
            var request = new HashMap<TopicPartition, OffsetSpec>();
            for (int partition = 0; partition < 3; partition++) {
                request.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(request).all().get(2, TimeUnit.SECONDS).values().stream()
                    .mapToLong(found -> found.offset())
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // Files come and go: look again.
        }
    }

    /** For messages. */
    Map<String, Long> counts() {
        return Map.of("ingested", ingested, "enriched", enriched, "stored", stored());
    }
}
