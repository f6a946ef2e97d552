package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.local.EmbeddedKafka;
import java.nio.file.Path;

/** The broker as a process: says where it is, and ends when standard input does. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Runs until standard input ends; the argument is the folder of its log. */
    public static void main(String[] args) throws Exception {
        try (var kafka = EmbeddedKafka.start(Path.of(args[0]))) {
            System.out.println(kafka.bootstrapServers());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it but that it is over.
            }
        }
        System.exit(0);
    }
}
