package io.reviewstream.local.doctor;

import io.reviewstream.events.Topics;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a service must be allowed to do in a cluster with access control.
 *
 * @param service {@code ingest}, {@code enrich} or {@code sink}
 * @param resource on what
 * @param operation to do what; writing and reading include describing
 */
public record Right(String service, ResourcePattern resource, AclOperation operation) {
    /** All that the services need when the topics are there already: no more, no less. */
    public static List<Right> of(Topics topics) {
        String raw = topics.raw().name();
        String enriched = topics.enriched().name();
        String deadLetter = topics.deadLetter().name();
        String checkpoints = topics.checkpoints().name();
        String application = topics.prefix() + "reviewstream-enrich";
        return List.of(
                topic("ingest", raw, AclOperation.WRITE),
                topic("ingest", deadLetter, AclOperation.WRITE),
                topic("ingest", checkpoints, AclOperation.WRITE),
                topic("ingest", checkpoints, AclOperation.READ),
                transactions("ingest", "reviewstream-ingest-"),
                topic("enrich", raw, AclOperation.READ),
                topic("enrich", enriched, AclOperation.WRITE),
                topic("enrich", enriched, AclOperation.READ),
                topic("enrich", topics.titles().name(), AclOperation.WRITE),
                topic("enrich", deadLetter, AclOperation.WRITE),
                internalTopics(application, AclOperation.CREATE),
                internalTopics(application, AclOperation.READ),
                internalTopics(application, AclOperation.WRITE),
                group("enrich", application),
                transactions("enrich", application + "-"),
                topic("sink", enriched, AclOperation.READ),
                topic("sink", deadLetter, AclOperation.WRITE),
                topic("sink", deadLetter, AclOperation.READ),
                group("sink", topics.prefix() + "reviewstream-sink"),
                transactions("sink", "reviewstream-sink-" + topics.prefix()));
    }

    /** The entry for a principal such as {@code User:ingest}, from any host. */
    public AclBinding grantedTo(String principal) {
        return new AclBinding(resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    /** For people: {@code write to topic reviews.raw}. */
    public String inWords() {
        String type = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return operation.name().toLowerCase(Locale.ROOT) + " " + type + " " + resource.name()
                + (resource.patternType() == PatternType.PREFIXED ? "*" : "");
    }

    /** What {@code kafka-acls.sh --add} wants, after {@code --allow-principal}. */
    public String asAclOptions() {
        String type = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = operation.name().charAt(0) + operation.name().substring(1).toLowerCase(Locale.ROOT);
        return "--operation " + name + " --" + type + " " + resource.name()
                + (resource.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
    }

    private static Right topic(String service, String name, AclOperation operation) {
        return new Right(service, new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), operation);
    }

    private static Right internalTopics(String application, AclOperation operation) {
        return new Right(
                "enrich", new ResourcePattern(ResourceType.TOPIC, application + "-", PatternType.PREFIXED), operation);
    }

    private static Right group(String service, String name) {
        return new Right(
                service, new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL), AclOperation.READ);
    }

    private static Right transactions(String service, String prefix) {
        return new Right(
                service,
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                AclOperation.WRITE);
    }
}
