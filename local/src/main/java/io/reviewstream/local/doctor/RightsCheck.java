package io.reviewstream.local.doctor;

import io.reviewstream.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;

/** Whether this user may do what the services need, as far as a cluster tells without being changed. */
final class RightsCheck {
    private static final String SUBJECT = "rights";

    private final Admin admin;
    private final Topics topics;
    private final Set<String> services;

    RightsCheck(Admin admin, Topics topics, Set<String> services) {
        this.admin = admin;
        this.topics = topics;
        this.services = services;
    }

    List<Finding> examine() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (String service : services) {
            var missing = new ArrayList<Right>();
            for (Right right : Right.of(topics)) {
                if (right.service().equals(service) && !isGranted(right)) {
                    missing.add(right);
                }
            }
            if (missing.isEmpty()) {
                findings.add(Finding.ok(SUBJECT, service + " may do all that it needs"));
            }
            missing.forEach(right -> findings.add(Finding.wrong(
                    SUBJECT,
                    service + " may not " + right.inWords(),
                    "kafka-acls.sh --add --allow-principal User:… " + right.asAclOptions())));
        }
        return findings;
    }

    /** True also where the cluster gives no answer, as for a topic that is not there yet. */
    private boolean isGranted(Right right) throws InterruptedException {
        String name = right.resource().name();
        try {
            switch (right.resource().resourceType()) {
                case TOPIC -> {
                    return right.resource().patternType() == PatternType.PREFIXED
                            ? isGrantedOnInternalTopics(right)
                            : isGrantedOnTopic(name, right.operation());
                }
                case GROUP -> admin.describeConsumerGroups(List.of(name)).all().get();
                case TRANSACTIONAL_ID ->
                    admin.describeTransactions(List.of(name + "doctor")).all().get();
                default -> throw new IllegalStateException("no service needs a " + right.resource());
            }
            return true;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof AuthorizationException);
        }
    }

    private boolean isGrantedOnInternalTopics(Right right) throws InterruptedException, ExecutionException {
        String prefix = right.resource().name();
        if (right.operation() == AclOperation.CREATE) {
            // Not made: only checked.
            admin.createTopics(
                            List.of(new NewTopic(prefix + "doctor", 1, (short) -1)),
                            new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get();
            return true;
        }
        for (String name : admin.listTopics().names().get()) {
            if (name.startsWith(prefix)) {
                return isGrantedOnTopic(name, right.operation());
            }
        }
        return true;
    }

    private boolean isGrantedOnTopic(String name, AclOperation operation)
            throws InterruptedException, ExecutionException {
        Set<AclOperation> operations = Objects.requireNonNull(admin.describeTopics(
                                List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .allTopicNames()
                        .get()
                        .get(name))
                .authorizedOperations();
        return operations == null || operations.contains(operation);
    }
}
