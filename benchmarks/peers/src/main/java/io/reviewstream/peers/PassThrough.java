package io.reviewstream.peers;

import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * File to topic to topic to file, exactly once, with nothing done to the reviews: the limit. Or with what was enriched before in their
 * place: the limit of a pipeline that hands on as much as ours.
 */
final class PassThrough implements Peer {
    private static final long COMMIT_EVERY_MILLIS = 200;

    private final String servers;
    private final Path folder;
    private final boolean handsOnEnriched;
    private int jobs;

    PassThrough(String servers, Path folder, boolean handsOnEnriched) {
        this.servers = servers;
        this.folder = folder;
        this.handsOnEnriched = handsOnEnriched;
    }

    @Override
    public void run(Path file, long reviews) throws Exception {
        IdentityStream.Step step =
                handsOnEnriched ? EnrichedBefore.of(file.resolveSibling(Jobs.ENRICHED_FILE)) : IdentityStream.NOTHING;
        PeerTopics.create(servers);
        var sender = Executors.newSingleThreadExecutor();
        try (var stream = new IdentityStream(
                servers, PeerTopics.RAW, PeerTopics.ENRICHED, folder.resolve("state"), COMMIT_EVERY_MILLIS, step)) {
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
