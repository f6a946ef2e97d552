package io.reviewstream.local.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;

/** Whether this machine's clock agrees with the cluster's: records carry the one, retention goes by the other. */
final class ClockCheck {
    private static final String SUBJECT = "clock";
    private static final Duration MOST = Duration.ofSeconds(30);

    private final Admin admin;
    private final Clock clock;

    ClockCheck(Admin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    List<Finding> examine() throws InterruptedException {
        Instant before = clock.instant();
        QuorumInfo quorum;
        try {
            quorum = admin.describeMetadataQuorum().quorumInfo().get();
        } catch (ExecutionException e) {
            return List.of(Finding.note(
                    SUBJECT,
                    "the cluster does not say what time it is: " + TopicsCheck.said(e),
                    "run doctor as a user who may Describe the cluster to have it checked"));
        }
        Instant after = clock.instant();
        // The leader of the quorum is caught up with itself at the moment of the answer.
        OptionalLong there = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .filter(millis -> millis > 0)
                .findFirst();
        if (there.isEmpty()) {
            return List.of(Finding.note(SUBJECT, "the cluster does not say what time it is", "compare it by hand"));
        }
        Instant cluster = Instant.ofEpochMilli(there.getAsLong());
        if (cluster.isBefore(before.minus(MOST)) || cluster.isAfter(after.plus(MOST))) {
            Duration off = Duration.between(cluster, before);
            return List.of(Finding.wrong(
                    SUBJECT,
                    "this machine's clock is " + off.abs().toSeconds() + " s "
                            + (off.isNegative() ? "behind" : "ahead of") + " the cluster's",
                    "set both by NTP; brokers refuse records that are more than an hour ahead"));
        }
        return List.of(Finding.ok(SUBJECT, "agrees with the cluster's to " + MOST.toSeconds() + " s"));
    }
}
