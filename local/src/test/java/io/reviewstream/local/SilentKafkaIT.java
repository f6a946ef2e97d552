package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.TopicCreation;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.ingest.position.PushProgress;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that says nothing for a while is felt by the source, which is read no further than there is room for. */
final class SilentKafkaIT {
    private static final int REVIEWS = 20_000;
    private static final int BEFORE = 100;

    /** The producer's buffer. */
    private static final int ROOM = 256 * 1024;

    /** What the reader has in hand. */
    private static final int IN_HAND = 64 * 1024;

    private final Topics topics = Topics.standard();

    @TempDir
    Path folder;

    @Test
    void isFeltByTheSource() throws Exception {
        try (var kafka = new SilentKafka(folder)) {
            try (var admin = Admin.create(kafka.settings().with(Map.of()))) {
                TopicCreation.ensure(admin, topics, 2, (short) 1);
            }
            var source = new Plenty();
            var ingest = new Ingest(settings(kafka.settings()), line -> {}, Clock.systemUTC(), source);
            CompletableFuture<List<SourceReport>> running = CompletableFuture.supplyAsync(() -> run(ingest));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> ingest.ingestedSoFar() == BEFORE);

            kafka.fallSilent();
            source.goOn();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(source::isLeftAlone);

            assertThat(source.given).isGreaterThan(BEFORE);
            assertThat(source.bytes).isLessThan(ROOM + IN_HAND);
            assertThat(ingest.ingestedSoFar()).isEqualTo(BEFORE);

            kafka.speak();
            assertThat(running.join()).extracting(SourceReport::ingested).containsExactly((long) REVIEWS);
            assertThat(Committed.records(kafka.settings(), topics.raw().name()))
                    .extracting(Committed::key)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, REVIEWS).mapToObj(i -> "r" + i).toList());
        }
    }

    @Test
    void leavesNoProducerBehindWhoseCommitHadNoAnswer() throws Exception {
        try (var kafka = new SilentKafka(folder)) {
            try (var admin = Admin.create(kafka.settings().with(Map.of()))) {
                TopicCreation.ensure(admin, topics, 1, (short) 1);
            }
            // The first one may wait until the broker is warm.
            write(kafka.settings(), Duration.ofMinutes(2)).close();
            Set<Thread> before = producers();
            SourceWriter writer = write(kafka.settings(), Duration.ofSeconds(10));
            Set<Thread> during = producers();
            writer.progress("place", new PushProgress(2));

            kafka.fallSilent();
            assertThatThrownBy(writer::commit).isInstanceOf(FailedException.class);
            writer.close();
            kafka.speak();

            assertThat(during).hasSize(before.size() + 1);
            assertThat(producers()).isEqualTo(before);
        }
    }

    private SourceWriter write(KafkaSettings kafka, Duration patience) {
        var writer = new SourceWriter(kafka, topics, "test:silent", patience);
        writer.progress("place", new PushProgress(1));
        writer.commit();
        return writer;
    }

    private static Set<Thread> producers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kafka-producer-network-thread"))
                .collect(Collectors.toSet());
    }

    private IngestSettings settings(KafkaSettings kafka) {
        return new IngestSettings(
                kafka.plus(Map.of(
                        "buffer.memory",
                        Integer.toString(ROOM),
                        "batch.size",
                        "16384",
                        // Compressed, more would find room.
                        "compression.type",
                        "none")),
                topics,
                List.of("-"),
                false,
                1 << 20,
                null,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                2,
                1);
    }

    private static List<SourceReport> run(Ingest ingest) {
        try {
            return ingest.run(new StopSignal());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A writer that always has another line, after a pause behind the first hundred. */
    private static final class Plenty extends InputStream {
        private final CountDownLatch pause = new CountDownLatch(1);
        private volatile @Nullable Thread reader;
        private volatile int given;
        private volatile int bytes;

        void goOn() {
            pause.countDown();
        }

        /** Whether nobody wants more, although there is more. */
        boolean isLeftAlone() {
            Thread asking = reader;
            return given > BEFORE && asking != null && asking.getState() == Thread.State.WAITING;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("lines are given as a whole");
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread reads.
        public int read(byte[] into, int start, int count) throws IOException {
            reader = Thread.currentThread();
            if (given == BEFORE) {
                try {
                    pause.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            if (given == REVIEWS) {
                return -1;
            }
            byte[] line = ("{\"id\":\"r" + given + "\",\"text\":\"A long film, which goes on and on.\"}\n")
                    .getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, into, start, line.length);
            given++;
            bytes += line.length;
            return line.length;
        }
    }
}
