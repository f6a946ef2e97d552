package io.reviewstream.local.doctor;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.KafkaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/**
 * Looks at all that the services will rely on, and changes nothing in the cluster unless asked to.
 *
 * @param kafka how the services would reach it
 * @param topics the pipeline's
 * @param services whose rights are of interest: {@code ingest}, {@code enrich}, {@code sink}
 * @param folders that services write to, by the setting that names them
 * @param streamsProtocol whether enrich is set to the group protocol {@code streams}
 * @param clock this machine's
 */
public record Doctor(
        KafkaSettings kafka,
        Topics topics,
        Set<String> services,
        Map<String, Path> folders,
        boolean streamsProtocol,
        Clock clock) {
    private static final int PATIENCE_MS = 15_000;

    public Doctor {
        services = Set.copyOf(services);
        folders = Map.copyOf(folders);
    }

    /** The first of these servers that is no {@code host:port}; empty when all are. */
    public static Optional<String> withoutAddress(String servers) {
        return Stream.of(servers.split(","))
                .map(String::trim)
                .filter(server -> Address.parse(server).isEmpty())
                .findFirst();
    }

    /** All findings, in the order in which they are best mended. */
    public List<Finding> examine() throws InterruptedException {
        return examine(false);
    }

    /** The same, and ends the transactions that surely hang. */
    public List<Finding> examineAndAbortHanging() throws InterruptedException {
        return examine(true);
    }

    private List<Finding> examine(boolean abortHanging) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        folders.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(folder -> findings.addAll(new FolderCheck(folder.getKey(), folder.getValue()).examine()));
        List<Finding> brokers = new BrokersCheck(kafka).examine();
        findings.addAll(brokers);
        if (brokers.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.OK)) {
            findings.addAll(insideTheCluster(abortHanging));
        }
        return findings;
    }

    private List<Finding> insideTheCluster(boolean abortHanging) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        try (var admin = Admin.create(
                kafka.with(Map.of("default.api.timeout.ms", PATIENCE_MS, "request.timeout.ms", PATIENCE_MS)))) {
            findings.addAll(new ClockCheck(admin, clock).examine());
            findings.addAll(new TopicsCheck(admin, topics).examine());
            findings.addAll(new TransactionsCheck(admin, topics, clock, abortHanging).examine());
            findings.addAll(new RightsCheck(admin, topics, services).examine());
            if (streamsProtocol) {
                findings.add(streamsGroups(admin));
            }
        }
        return findings;
    }

    private static Finding streamsGroups(Admin admin) throws InterruptedException {
        try {
            FinalizedVersionRange version = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get("streams.version");
            return version != null && version.maxVersionLevel() >= 1
                    ? Finding.ok("features", "the cluster has streams groups")
                    : Finding.wrong(
                            "features",
                            "ENRICH_GROUP_PROTOCOL is streams, but the cluster has streams groups turned off",
                            "kafka-features.sh upgrade --feature streams.version=1, or set it to classic");
        } catch (ExecutionException e) {
            return Finding.note(
                    "features", "the cluster does not say whether it has streams groups: " + TopicsCheck.said(e), "");
        }
    }
}
