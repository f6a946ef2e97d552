package io.reviewstream.local.doctor;

import io.reviewstream.events.Topic;
import io.reviewstream.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics are there and keep what they must keep. */
final class TopicsCheck {
    private static final String SUBJECT = "topics";
    private static final String ALTER = "kafka-configs.sh --alter --entity-type topics --entity-name ";

    private final Admin admin;
    private final Topics topics;

    TopicsCheck(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    List<Finding> examine() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var partitions = new HashMap<String, Integer>();
        int brokers = brokers();
        for (Topic<?, ?> topic : topics.all()) {
            try {
                TopicDescription found = Objects.requireNonNull(admin.describeTopics(List.of(topic.name()))
                        .allTopicNames()
                        .get()
                        .get(topic.name()));
                partitions.put(topic.name(), found.partitions().size());
                List<Finding> its = ofTopic(topic, found, brokers);
                findings.addAll(its);
                if (its.stream().allMatch(finding -> finding.verdict() == Finding.Verdict.OK)) {
                    findings.add(Finding.ok(SUBJECT, topic.name() + ": " + shown(found)));
                }
            } catch (ExecutionException e) {
                findings.add(notDescribed(topic.name(), e));
            }
        }
        return findings;
    }

    private Finding notDescribed(String name, ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return Finding.note(
                    SUBJECT,
                    name + " does not exist yet",
                    "ingest makes the topics when it starts; or make them yourself");
        }
        return Finding.note(
                SUBJECT, name + " cannot be looked at: " + said(e), "see rights; other services' topics need none");
    }

    private List<Finding> ofTopic(Topic<?, ?> topic, TopicDescription found, int brokers) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        int replicas = found.partitions().get(0).replicas().size();
        if (brokers > 1 && replicas == 1) {
            findings.add(Finding.note(
                    SUBJECT,
                    topic.name() + " has one copy on a cluster of " + brokers + " brokers: a lost disk loses reviews",
                    "raise its replication with kafka-reassign-partitions.sh"));
        }
        long leaderless = found.partitions().stream()
                .filter(partition -> partition.leader() == null)
                .count();
        if (leaderless > 0) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    leaderless + " of " + found.partitions().size() + " partitions of " + topic.name()
                            + " have no leader",
                    "bring the brokers back that hold them"));
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            findings.addAll(ofConfig(topic, config, replicas));
        } catch (ExecutionException e) {
            findings.add(Finding.note(
                    SUBJECT,
                    "the configuration of " + topic.name() + " cannot be looked at: " + said(e),
                    "run doctor as a user with DescribeConfigs to have it checked"));
        }
        return findings;
    }

    private List<Finding> ofConfig(Topic<?, ?> topic, Config config, int replicas) {
        var findings = new ArrayList<Finding>();
        String wanted = topic.configs().getOrDefault("cleanup.policy", "delete");
        String policy = value(config, "cleanup.policy");
        if (!policy.equals(wanted)) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    topic.name() + " has cleanup.policy " + policy + " but needs " + wanted
                            + (wanted.equals("delete")
                                    ? ": earlier revisions and records without a key would vanish"
                                    : ": positions would be forgotten, and sources read again"),
                    ALTER + topic.name() + " --add-config cleanup.policy=" + wanted));
        }
        String most = topic.configs().get("max.message.bytes");
        if (most != null && Long.parseLong(value(config, "max.message.bytes")) < Long.parseLong(most)) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    topic.name() + " takes messages of " + value(config, "max.message.bytes") + " bytes at most, long"
                            + " reviews need " + most,
                    ALTER + topic.name() + " --add-config max.message.bytes=" + most));
        }
        if (topic.name().equals(topics.deadLetter().name())
                && !value(config, "retention.ms").equals("-1")) {
            findings.add(Finding.note(
                    SUBJECT,
                    topic.name() + " forgets letters after " + value(config, "retention.ms") + " ms",
                    ALTER + topic.name() + " --add-config retention.ms=-1"));
        }
        int least = Integer.parseInt(value(config, "min.insync.replicas"));
        if (least > replicas) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    topic.name() + " has " + replicas + " copies but min.insync.replicas " + least
                            + ": nothing can be written",
                    ALTER + topic.name() + " --add-config min.insync.replicas=" + replicas));
        }
        return findings;
    }

    private int brokers() throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 1;
        }
    }

    private static String shown(TopicDescription topic) {
        int partitions = topic.partitions().size();
        return partitions + (partitions == 1 ? " partition" : " partitions") + ", copies: "
                + topic.partitions().get(0).replicas().size();
    }

    private static String value(Config config, String name) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(config.get(name)).value(), "");
    }

    static String said(ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
