package io.reviewstream.local.chaos;

import io.reviewstream.local.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The node that {@code run} starts when it is given no cluster, in a process of its own. */
final class SingleNode {
    private SingleNode() {}

    /** Arguments: folder, port, and settings as {@code name=value}. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        try (var kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), settings)) {
            System.err.println("at " + kafka.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
