package io.reviewstream.local;

import io.reviewstream.events.Topics;
import io.reviewstream.ingest.Ingest;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.ingest.SourceReport;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How many small reviews a second are acknowledged over loopback, senders, ingest and broker in this one process: run it
 * as ingest/README.md says. Arguments: senders, lines in a body (0: one review as JSON), seconds.
 */
public final class PushLoad {
    private static final String SOURCE = "listen:127.0.0.1:0";

    private PushLoad() {}

    public static void main(String[] args) throws Exception {
        int senders = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        int lines = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        Path folder = Files.createTempDirectory("push-load-");
        try (var kafka = EmbeddedKafka.start(folder)) {
            var settings = new IngestSettings(kafka.serviceSettings(), Topics.standard(), List.of(SOURCE));
            BlockingQueue<String> notices = new LinkedBlockingQueue<>();
            var stop = new StopSignal();
            ExecutorService pool = Executors.newCachedThreadPool();
            Future<List<SourceReport>> ingest =
                    pool.submit(() -> new Ingest(settings, notices::add, Clock.systemUTC()).run(stop));
            URI reviews = URI.create(notices.take().replace("listening at ", ""));
            // The first seconds are those of a cold JVM.
            measure(pool, reviews, senders, lines, Math.max(3, seconds / 3), "w");
            String result = measure(pool, reviews, senders, lines, seconds, "m");
            stop.trip();
            System.out.println(result);
            System.out.println(
                    "in Kafka, warm-up included: " + ingest.get().get(0).ingested());
            pool.shutdown();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static String measure(ExecutorService pool, URI reviews, int senders, int lines, int seconds, String prefix)
            throws InterruptedException, ExecutionException {
        var acknowledged = new AtomicLong();
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(seconds).toNanos();
        var running = new ArrayList<Future<List<Long>>>();
        for (int i = 0; i < senders; i++) {
            String name = prefix + i + "-";
            running.add(pool.submit(() -> send(reviews, name, lines, end, acknowledged)));
        }
        var nanos = new ArrayList<Long>();
        for (Future<List<Long>> sender : running) {
            nanos.addAll(sender.get());
        }
        double took = (System.nanoTime() - begun) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                java.util.Locale.ROOT,
                "%d senders, %s: %,d reviews acknowledged in %.1f s, %,.0f a second; a body took %.1f ms (median),"
                        + " %.1f ms (99 of 100)",
                senders,
                lines == 0 ? "one review a body" : lines + " lines of NDJSON a body",
                acknowledged.get(),
                took,
                acknowledged.get() / took,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }

    private static List<Long> send(URI reviews, String name, int lines, long end, AtomicLong acknowledged)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        var took = new ArrayList<Long>();
        for (long body = 0; System.nanoTime() < end; body++) {
            var text = new StringBuilder();
            for (int i = 0; i < Math.max(1, lines); i++) {
                text.append("{\"id\":\"").append(name).append(body).append('-').append(i);
                text.append("\",\"text\":\"Film number ").append(i);
                text.append(" was quite good, with fine actors and a story that holds until its last scene.\","
                        + "\"reviewRating\":{\"ratingValue\":7,\"bestRating\":10}}\n");
            }
            var request = HttpRequest.newBuilder(reviews)
                    .header("Content-Type", lines == 0 ? "application/json" : "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(text.toString()))
                    .build();
            long begun = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            took.add(System.nanoTime() - begun);
            long offsets = Arrays.stream(answer.body().split("\n"))
                    .filter(line -> line.contains("\"offset\":"))
                    .count();
            if (offsets != Math.max(1, lines)) {
                throw new IllegalStateException("not all acknowledged: " + answer.statusCode() + " " + answer.body());
            }
            acknowledged.addAndGet(offsets);
        }
        return took;
    }
}
