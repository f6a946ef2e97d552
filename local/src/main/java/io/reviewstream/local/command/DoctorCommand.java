package io.reviewstream.local.command;

import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.local.doctor.Doctor;
import io.reviewstream.local.doctor.Finding;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.SinkSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the set-up that the environment describes. */
@Command(
        name = "doctor",
        description = {
            "Check a set-up: settings, brokers and their listeners, topics, transactions, rights, disk, clock.",
            "Changes nothing unless --abort-hanging is given. Exit 0 when nothing is wrong, 1 when something is; each finding is a line on stdout."
        },
        footer = {
            "",
            "Run it where a service will run, with the same KAFKA_*, INGEST_*, ENRICH_* and",
            "SINK_* variables."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink");

    private static final String STATE_FOLDER = "ENRICH_STATE_FOLDER";

    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Whose rights to check: ingest, enrich, sink (default: those that variables are set for,"
                    + " else all).")
    private List<String> services = new ArrayList<>();

    @Option(
            names = "--abort-hanging",
            description =
                    "End the transactions that surely hang, as kafka-transactions.sh abort does: open in a partition,"
                            + " forgotten by their coordinator, and not committed elsewhere.")
    private boolean abortHanging;

    DoctorCommand(Terminal terminal) {
        this(terminal, Clock.systemUTC());
    }

    DoctorCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        for (String service : services) {
            if (!SERVICES.contains(service)) {
                throw new SettingsException("--service must be one of " + SERVICES + " but was " + service);
            }
        }
        Map<String, String> env = terminal.environment();
        KafkaSettings kafka = cluster.unchecked(terminal);
        var findings = new ArrayList<Finding>();
        var folders = new HashMap<String, Path>();
        var prefixes = new LinkedHashSet<String>();
        boolean streamsProtocol = false;
        if (isSet(env, "ingest")) {
            settings(
                    findings,
                    () -> prefixes.add(IngestSettings.from(env).topics().prefix()));
        }
        if (isSet(env, "enrich")) {
            streamsProtocol = "streams"
                    .equalsIgnoreCase(
                            env.getOrDefault("ENRICH_GROUP_PROTOCOL", "").trim());
            settings(findings, () -> {
                EnrichSettings enrich = EnrichSettings.from(env);
                prefixes.add(enrich.topics().prefix());
                folders.put(STATE_FOLDER, enrich.stateFolder());
            });
        }
        if (isSet(env, "sink")) {
            settings(findings, () -> {
                SinkSettings sink = SinkSettings.from(env);
                prefixes.add(sink.topics().prefix());
                if (!sink.store().contains("://")) {
                    folders.put("SINK_STORE", Path.of(sink.store()));
                }
            });
        }
        if (prefixes.size() > 1) {
            findings.add(new Finding(
                    Finding.Verdict.WRONG,
                    "settings",
                    "the services have different topic prefixes: " + prefixes + ", so they would not see each other",
                    "give INGEST_, ENRICH_ and SINK_TOPIC_PREFIX one value"));
        }
        var topics = new Topics(prefixes.stream().findFirst().orElse(""));
        var doctor = new Doctor(kafka, topics, wanted(env), folders, streamsProtocol, clock);
        List<Finding> found = abortHanging ? doctor.examineAndAbortHanging() : doctor.examine();
        findings.addAll(isOnlyItsFolderSet(env) ? withFolderInDoubt(found) : found);
        findings.forEach(this::print);
        terminal.out().flush();
        return findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.WRONG)
                ? ExitCode.FAILED
                : ExitCode.DONE;
    }

    private Set<String> wanted(Map<String, String> env) {
        if (!services.isEmpty()) {
            return Set.copyOf(services);
        }
        Set<String> set = new LinkedHashSet<>(SERVICES);
        set.removeIf(service -> !isSet(env, service) || service.equals("enrich") && isOnlyItsFolderSet(env));
        return set.isEmpty() ? Set.copyOf(SERVICES) : set;
    }

    private static boolean isSet(Map<String, String> env, String service) {
        String prefix = service.toUpperCase(Locale.ROOT) + "_";
        return env.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** The image names this folder to all services that run in it: whether enrich is one of them, it does not say. */
    private boolean isOnlyItsFolderSet(Map<String, String> env) {
        return !services.contains("enrich")
                && env.keySet().stream()
                        .filter(name -> name.startsWith("ENRICH_"))
                        .allMatch(STATE_FOLDER::equals);
    }

    private static List<Finding> withFolderInDoubt(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        finding.text().startsWith(STATE_FOLDER) ? finding.inDoubt("only enrich needs it") : finding)
                .toList();
    }

    private static void settings(List<Finding> findings, Runnable reading) {
        try {
            reading.run();
        } catch (SettingsException e) {
            e.problems()
                    .forEach(problem -> findings.add(
                            new Finding(Finding.Verdict.WRONG, "settings", problem, "correct the variable")));
        }
    }

    private void print(Finding finding) {
        String verdict = switch (finding.verdict()) {
            case OK -> "ok";
            case NOTE -> "note";
            case WRONG -> "WRONG";
        };
        terminal.out().printf(Locale.ROOT, "%-6s%-10s%s%n", verdict, finding.subject(), finding.text());
        if (finding.mend() != null) {
            terminal.out().printf(Locale.ROOT, "%-16s→ %s%n", "", finding.mend());
        }
    }
}
