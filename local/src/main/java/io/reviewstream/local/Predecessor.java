package io.reviewstream.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/**
 * Waits until the controller no longer takes a broker that has ended for alive.
 *
 * <p>A broker that starts before that takes over the partitions of its predecessor, loses them when that one's session ends,
 * and gets them back. A transaction that ends between the two finds its partitions without a leader, and Kafka 4.3 then
 * leaves out the mark that ends it there: whoever reads committed records waits behind it for ever.
 *
 * @see <a href="https://github.com/apache/kafka/pull/22680">KAFKA-20734</a>
 */
final class Predecessor implements MetadataPublisher {
    private static final long PATIENCE_SECONDS = 120;

    private final int node;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private Predecessor(int node) {
        this.node = node;
    }

    static void awaitGone(MetadataLoader loader, int node)
            throws InterruptedException, ExecutionException, TimeoutException {
        var predecessor = new Predecessor(node);
        loader.installPublishers(List.of(predecessor)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        predecessor.gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        loader.removeAndClosePublisher(predecessor).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "predecessor";
    }

    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        BrokerRegistration last = image.cluster().broker(node);
        if (last == null || last.fenced()) {
            gone.complete(null);
        }
    }
}
