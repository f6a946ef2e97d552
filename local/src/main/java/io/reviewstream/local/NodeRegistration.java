package io.reviewstream.local;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the controller takes the broker for alive: taken back when the node ends, awaited to be gone when it starts.
 *
 * <p>A broker that starts before that takes over the partitions of its predecessor, loses them when that one's session ends,
 * and gets them back. A transaction that ends between the two finds its partitions without a leader, and Kafka 4.3 then
 * leaves out the mark that ends it there: whoever reads committed records waits behind it for ever. The same may happen
 * while a broker hands over its partitions in Kafka's own way, so here it has ended before it is said to.
 *
 * @see <a href="https://github.com/apache/kafka/pull/22680">KAFKA-20734</a>
 */
final class NodeRegistration implements MetadataPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(NodeRegistration.class);
    private static final long PATIENCE_SECONDS = 120;
    private static final long GOODBYE_SECONDS = 2;

    private final int node;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private NodeRegistration(int node) {
        this.node = node;
    }

    /** Waits for the end of the last session, 3 s after a kill. */
    static void awaitGone(MetadataLoader loader, int node)
            throws InterruptedException, ExecutionException, TimeoutException {
        var registration = new NodeRegistration(node);
        loader.installPublishers(List.of(registration)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        registration.gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        loader.removeAndClosePublisher(registration).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Says goodbye in the name of a broker that has ended. Where that fails the next start waits as it does after a kill.
     *
     * @param epoch of the broker's registration
     */
    static void takeBack(Controller controller, int node, long epoch) {
        var goodbye = new BrokerHeartbeatRequestData()
                .setBrokerId(node)
                .setBrokerEpoch(epoch)
                .setWantShutDown(true);
        var sender =
                new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
        try {
            // The first has its partitions taken from it, the second then finds nothing that keeps it.
            boolean isGone = false;
            for (int i = 0; i < 2 && !isGone; i++) {
                isGone = controller
                        .processBrokerHeartbeat(sender, goodbye)
                        .get(GOODBYE_SECONDS, TimeUnit.SECONDS)
                        .shouldShutDown();
            }
            LOG.debug("the registration is taken back: {}", isGone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | ApiException e) {
            LOG.debug("the registration was not taken back", e);
        }
    }

    @Override
    public String name() {
        return "node-registration";
    }

    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        BrokerRegistration last = image.cluster().broker(node);
        if (last == null || last.fenced()) {
            gone.complete(null);
        }
    }
}
