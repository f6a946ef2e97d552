package io.reviewstream.local.doctor;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Asks one address, over one connection, which addresses the brokers want clients to use. The admin client cannot tell: it
 * goes on to those addresses at once, and when they cannot be reached says only that time is up.
 */
final class AdvertisedBrokers {
    private static final int PATIENCE_MS = 10_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    private AdvertisedBrokers() {}

    /**
     * The brokers as they present themselves.
     *
     * @throws IOException when there is no answer
     * @throws org.apache.kafka.common.errors.AuthenticationException when the client is turned away
     * @throws org.apache.kafka.common.config.ConfigException when client settings are wrong
     */
    static Collection<Node> at(Address address, Map<String, Object> clientConfig) throws IOException {
        var config = new AdminClientConfig(clientConfig);
        Time time = Time.SYSTEM;
        var log = new LogContext();
        var node = new Node(-1, address.host(), address.port());
        try (var metrics = new Metrics();
                var channels = ClientUtils.createChannelBuilder(config, time, log);
                var selector = new Selector(PATIENCE_MS, metrics, time, "doctor", channels, log);
                var client = new NetworkClient(
                        selector,
                        new ManualMetadataUpdater(List.of(node)),
                        "reviewstream-doctor",
                        1,
                        PATIENCE_MS,
                        PATIENCE_MS,
                        BUFFER_BYTES,
                        BUFFER_BYTES,
                        PATIENCE_MS,
                        PATIENCE_MS,
                        PATIENCE_MS,
                        time,
                        true,
                        new ApiVersions(),
                        log,
                        MetadataRecoveryStrategy.NONE)) {
            if (!NetworkClientUtils.awaitReady(client, node, time, PATIENCE_MS)) {
                throw new IOException(address + " does not answer");
            }
            ClientRequest request = client.newClientRequest(
                    node.idString(),
                    new MetadataRequest.Builder(List.of(), false),
                    time.milliseconds(),
                    true,
                    PATIENCE_MS,
                    null);
            var answer = NetworkClientUtils.sendAndReceive(client, request, time);
            return ((MetadataResponse) answer.responseBody()).brokers();
        }
    }
}
