package io.reviewstream.local.doctor;

import static org.apache.kafka.common.internals.Topic.GROUP_METADATA_TOPIC_NAME;

import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.utils.Utils;

/**
 * Whether a transaction hangs: one that is open in a partition while its coordinator has nothing of it open there. Nobody
 * ends such a one, and whoever reads committed records waits behind it (KIP-664).
 */
final class TransactionsCheck {
    private static final String SUBJECT = "readers";

    private final Admin admin;
    private final Topics topics;
    private final Clock clock;
    private final boolean abortHanging;

    /** @param abortHanging whether to end what surely hangs */
    TransactionsCheck(Admin admin, Topics topics, Clock clock, boolean abortHanging) {
        this.admin = admin;
        this.topics = topics;
        this.clock = clock;
        this.abortHanging = abortHanging;
    }

    List<Finding> examine() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var closed = new TreeSet<String>();
        try {
            for (OpenTransaction transaction : open(heldUp(), closed)) {
                finding(transaction).ifPresent(findings::add);
            }
        } catch (ExecutionException e) {
            return List.of(Finding.note(
                    SUBJECT,
                    "it cannot be seen whether a transaction hangs: " + TopicsCheck.said(e),
                    "run doctor as a user who may Describe the topics to have it checked"));
        }
        if (!closed.isEmpty()) {
            findings.add(Finding.note(
                    SUBJECT,
                    "it cannot be seen whether the transactions hang that are open in " + String.join(", ", closed),
                    "run doctor as a user who may Read these topics to have it checked"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(SUBJECT, "no transaction that hangs is in their way"));
        }
        return findings;
    }

    private Optional<Finding> finding(OpenTransaction transaction) throws InterruptedException {
        Instant now = clock.instant();
        if (transaction.isForgotten()) {
            return Optional.of(forgotten(transaction));
        }
        if (transaction.isUnknown(now)) {
            return Optional.of(unknown(transaction));
        }
        if (transaction.isLate(now)) {
            return Optional.of(Finding.wrong(
                    SUBJECT,
                    transaction.inWords() + ", for longer than it may be, though its coordinator knows of it: readers"
                            + " of committed records wait there",
                    "look at the log of the brokers; one of them may be away"));
        }
        return Optional.empty();
    }

    private Finding unknown(OpenTransaction transaction) throws InterruptedException {
        if (!seesAllTransactionalIds()) {
            return Finding.note(
                    SUBJECT,
                    transaction.inWords() + "; it cannot be seen whether it hangs",
                    "run doctor as a user who may Describe all transactional ids to have it checked");
        }
        return Finding.wrong(
                SUBJECT,
                transaction.inWords() + ", but no coordinator knows of it: readers of committed records wait there for"
                        + " ever",
                transaction.asToolCommand() + " frees them; then ask reviewstream audit whether anything is missing");
    }

    /** Asked by one that nobody has: who may not know of some is not told that it is none. */
    private boolean seesAllTransactionalIds() throws InterruptedException {
        try {
            admin.describeTransactions(List.of("doctor")).all().get();
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof TransactionalIdNotFoundException;
        }
    }

    private Finding forgotten(OpenTransaction transaction) throws InterruptedException {
        String what = transaction.inWords() + ", but its coordinator has forgotten it: readers of committed records"
                + " wait there for ever";
        if (transaction.isCommittedElsewhere()) {
            return Finding.wrong(
                    SUBJECT,
                    what + "; its other records were committed",
                    transaction.asToolCommand() + " frees them and drops the records that it wrote there; then ask"
                            + " reviewstream audit what is missing");
        }
        if (!abortHanging) {
            return Finding.wrong(
                    SUBJECT,
                    what,
                    "reviewstream doctor --abort-hanging frees them, or " + transaction.asToolCommand()
                            + "; then ask reviewstream audit whether anything is missing");
        }
        try {
            admin.abortTransaction(transaction.abort()).all().get();
            return Finding.note(
                    SUBJECT,
                    transaction.inWords() + ", and its coordinator had forgotten it: aborted",
                    "ask reviewstream audit whether anything is missing");
        } catch (ExecutionException e) {
            return Finding.wrong(
                    SUBJECT,
                    what + "; it cannot be aborted: " + TopicsCheck.said(e),
                    "run doctor --abort-hanging as a user who may Alter the cluster");
        }
    }

    /**
     * The transactions that are open there. Those of the first look that have ended while the coordinators were asked are not
     * among them: what a coordinator says of the others was true while they were open.
     *
     * @param closed takes the topics that this user may not look into
     */
    private List<OpenTransaction> open(Collection<TopicPartition> partitions, Set<String> closed)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, List<ProducerState>> first = producers(partitions, closed);
        Map<Long, String> ids = transactionalIds(first.values());
        var descriptions = new HashMap<String, TransactionDescription>();
        for (String id : ids.values()) {
            description(id).ifPresent(description -> descriptions.put(id, description));
        }
        var open = new ArrayList<OpenTransaction>();
        producers(first.keySet(), closed)
                .forEach((partition, producers) -> producers.stream()
                        .filter(producer -> first.getOrDefault(partition, List.of()).stream()
                                .anyMatch(before -> isTheSame(before, producer)))
                        .map(producer -> {
                            String id = ids.get(producer.producerId());
                            return new OpenTransaction(
                                    partition, producer, id, id == null ? null : descriptions.get(id));
                        })
                        .forEach(open::add));
        return open;
    }

    private static boolean isTheSame(ProducerState before, ProducerState after) {
        return before.producerId() == after.producerId()
                && before.currentTransactionStartOffset().equals(after.currentTransactionStartOffset());
    }

    private Map<TopicPartition, List<ProducerState>> producers(
            Collection<TopicPartition> partitions, Set<String> closed) throws InterruptedException {
        var producers = new HashMap<TopicPartition, List<ProducerState>>();
        var result = admin.describeProducers(partitions);
        for (TopicPartition partition : partitions) {
            try {
                producers.put(
                        partition,
                        result.partitionResult(partition).get().activeProducers().stream()
                                .filter(producer ->
                                        producer.currentTransactionStartOffset().isPresent())
                                .toList());
            } catch (ExecutionException e) {
                closed.add(partition.topic());
            }
        }
        return producers;
    }

    /** By the producer's number. A coordinator leaves out what this user may not know. */
    private Map<Long, String> transactionalIds(Collection<List<ProducerState>> producers)
            throws InterruptedException, ExecutionException {
        Set<Long> wanted = producers.stream()
                .flatMap(List::stream)
                .map(ProducerState::producerId)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return admin.listTransactions(new ListTransactionsOptions().filterProducerIds(wanted)).all().get().stream()
                .collect(Collectors.toMap(TransactionListing::producerId, TransactionListing::transactionalId));
    }

    private Optional<TransactionDescription> description(String transactionalId)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(admin.describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException
                    || e.getCause() instanceof TransactionalIdAuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The pipeline's partitions whose end no reader of committed records can reach. */
    private List<TopicPartition> heldUp() throws InterruptedException, ExecutionException {
        List<TopicPartition> all = partitions();
        Map<TopicPartition, Long> stable = ends(all, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = ends(all, IsolationLevel.READ_UNCOMMITTED);
        return all.stream()
                .filter(partition -> !Objects.equals(stable.get(partition), ends.get(partition)))
                .toList();
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Of topics that this user may see, where they have a leader. */
    private List<TopicPartition> partitions() throws InterruptedException, ExecutionException {
        String application = topics.prefix() + "reviewstream-enrich";
        Set<String> own = topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        Predicate<String> isOurs = name -> own.contains(name) || name.startsWith(application + "-");
        Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                .filter(isOurs.or(GROUP_METADATA_TOPIC_NAME::equals))
                .collect(Collectors.toSet());
        var partitions = new ArrayList<TopicPartition>();
        for (TopicDescription topic :
                admin.describeTopics(names).allTopicNames().get().values()) {
            // Enrich commits how far it is in its transactions; the other positions there are none of ours.
            int ofEnrich =
                    Utils.abs(application.hashCode()) % topic.partitions().size();
            for (TopicPartitionInfo info : topic.partitions()) {
                if (info.leader() != null && (isOurs.test(topic.name()) || info.partition() == ofEnrich)) {
                    partitions.add(new TopicPartition(topic.name(), info.partition()));
                }
            }
        }
        return partitions;
    }
}
