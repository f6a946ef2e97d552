package io.reviewstream.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/** Who holds readers of committed records up: what each partition knows of open transactions, and their coordinator. */
final class OpenTransactions {
    private OpenTransactions() {}

    /** For people, a line each; a partition whose transaction the coordinator does not know hangs for ever. */
    static List<String> of(Admin admin) throws InterruptedException {
        var lines = new ArrayList<String>();
        try {
            for (TransactionListing listing : admin.listTransactions().all().get(10, TimeUnit.SECONDS)) {
                lines.add("coordinator: " + listing.transactionalId() + " of producer " + listing.producerId() + ": "
                        + listing.state());
            }
            var partitions = new ArrayList<TopicPartition>();
            admin.describeTopics(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
            admin.describeProducers(partitions)
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .forEach((partition, state) -> state.activeProducers().stream()
                            .filter(producer ->
                                    producer.currentTransactionStartOffset().isPresent())
                            .forEach(producer -> lines.add("open in " + partition + ": " + producer)));
        } catch (ExecutionException | TimeoutException e) {
            lines.add("open transactions are not known: " + e);
        }
        return lines;
    }
}
