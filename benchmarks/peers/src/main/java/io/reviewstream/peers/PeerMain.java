package io.reviewstream.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs one peer: {@code NAME[+JUDGE] BOOTSTRAP_SERVERS FOLDER [FILE REVIEWS]...}. */
public final class PeerMain {
    private PeerMain() {}

    /** Runs the jobs; {@code identity} has none and goes on until it is killed. */
    public static void main(String[] args) throws Exception {
        String[] name = args[0].split("\\+", 2);
        String servers = args[1];
        Path folder = Files.createDirectories(Path.of(args[2]));
        if (name[0].equals("identity")) {
            PeerTopics.create(servers);
            new IdentityStream(servers, folder.resolve("state"), 10).start();
            new CountDownLatch(1).await();
        }
        try (Peer peer = peer(name[0], name.length > 1 ? name[1] : "none", servers, folder)) {
            Jobs.run(Arrays.copyOfRange(args, 3, args.length), peer);
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }

    private static Peer peer(String name, String judge, String servers, Path folder) throws Exception {
        return switch (name) {
            case "pass-through" -> new PassThrough(servers, folder);
            case "plain" -> new PlainApp(servers, folder, judge, false);
            case "word-count" -> new PlainApp(servers, folder, judge, true);
            case "connect" -> new ConnectFiles(servers, folder);
            case "flink" -> new FlinkJob(servers, folder, judge);
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }
}
