package io.reviewstream.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one peer: {@code NAME[+JUDGE] BOOTSTRAP_SERVERS FOLDER [FILE REVIEWS]...}, or until it is killed the stream that does
 * nothing: {@code identity BOOTSTRAP_SERVERS FOLDER FROM_TOPIC TO_TOPIC COMMIT_EVERY_MILLIS}.
 */
public final class PeerMain {
    private PeerMain() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        String[] name = args[0].split("\\+", 2);
        String servers = args[1];
        Path folder = Files.createDirectories(Path.of(args[2]));
        if (name[0].equals("identity")) {
            var state = folder.resolve("state");
            new IdentityStream(servers, args[3], args[4], state, Long.parseLong(args[5]), IdentityStream.NOTHING)
                    .start();
            new CountDownLatch(1).await();
        }
        int exitCode = 1;
        try (Peer peer = peer(name[0], name.length > 1 ? name[1] : "none", servers, folder)) {
            Jobs.run(Arrays.copyOfRange(args, 3, args.length), peer);
            exitCode = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // Some libraries leave threads behind, which would keep it running.
        System.exit(exitCode);
    }

    private static Peer peer(String name, String judge, String servers, Path folder) throws Exception {
        return switch (name) {
            case "pass-through" -> new PassThrough(servers, folder, false);
            case "enriched-before" -> new PassThrough(servers, folder, true);
            case "plain" -> new PlainApp(servers, folder, judge, false);
            case "word-count" -> new PlainApp(servers, folder, judge, true);
            case "connect" -> new ConnectFiles(servers, folder);
            case "flink" -> new FlinkJob(servers, folder, judge);
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }
}
