package io.reviewstream.peers;

import java.nio.file.Path;
import java.util.concurrent.Executors;

/** File to topic to topic to file, exactly once, with nothing done to the reviews: the limit. */
final class PassThrough implements Peer {
    private static final long COMMIT_EVERY_MILLIS = 200;

    private final String servers;
    private final Path folder;
    private int jobs;

    PassThrough(String servers, Path folder) {
        this.servers = servers;
        this.folder = folder;
    }

    @Override
    public void run(Path file, long reviews) throws Exception {
        PeerTopics.create(servers);
        var sender = Executors.newSingleThreadExecutor();
        try (var stream = new IdentityStream(
                servers, PeerTopics.RAW, PeerTopics.ENRICHED, folder.resolve("state"), COMMIT_EVERY_MILLIS)) {
            stream.start();
            var sending = sender.submit(() -> {
                TransactionalLines.send(servers, file);
                return file;
            });
            StoredLines.store(servers, folder.resolve("out").resolve(jobs++ + ".jsonl"), reviews);
            sending.get();
        } finally {
            sender.shutdown();
        }
    }
}
