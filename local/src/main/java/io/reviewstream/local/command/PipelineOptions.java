package io.reviewstream.local.command;

import io.reviewstream.local.EmbeddedKafka;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a pipeline in this process uses. */
final class PipelineOptions {
    /** As of {@code INGEST_PARTITIONS}; Kafka makes no more at once. */
    private static final int MOST_PARTITIONS = 10_000;

    /** One a core is of use; for each of several topics the broker opens files and the analysis a store. */
    private static final int MOST_EMBEDDED_PARTITIONS = 256;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description =
                    "Use this cluster instead of an embedded broker; TLS, SASL and the like come from KAFKA_* variables.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Where the embedded broker keeps its log, for one store (default: .state inside the store's folder, .reviewstream-state-… here for a database or bucket).")
    private @Nullable Path state;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of topics that are created now (default: one a core).")
    private int partitions = Runtime.getRuntime().availableProcessors();

    /**
     * How many partitions topics get.
     *
     * @param embedded whether the broker is in this process
     * @throws SettingsException when that are too many or too few
     */
    int partitions(boolean embedded) {
        if (embedded && partitions > MOST_EMBEDDED_PARTITIONS) {
            throw new SettingsException(
                    "--partitions must be 1 to " + MOST_EMBEDDED_PARTITIONS + " but was " + partitions
                            + ": in one process more than one a core only take time; a cluster (--bootstrap-servers) takes more");
        }
        return checkedPartitions(partitions);
    }

    /** @throws SettingsException when no topic can have so many */
    static int checkedPartitions(int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new SettingsException("--partitions must be 1 to " + MOST_PARTITIONS + " but was " + partitions);
        }
        return partitions;
    }

    StateFolder stateFor(StoreAddress store) {
        return StateFolder.of(store, state);
    }

    /**
     * The cluster of the command line, else of the environment; null for the embedded one.
     *
     * @throws SettingsException when what is said of it is wrong
     */
    @Nullable KafkaSettings cluster(Map<String, String> environment) {
        KafkaSettings.refuseMistyped(environment);
        Map<String, String> env = ClusterOptions.withServers(environment, bootstrapServers);
        return ClusterOptions.areNamed(env) ? ClusterOptions.kafka(environment, bootstrapServers) : null;
    }

    /** An embedded broker, not started when there is a cluster. */
    record Cluster(KafkaSettings kafka, @Nullable EmbeddedKafka embedded) implements AutoCloseable {
        static Cluster of(@Nullable KafkaSettings cluster, StateFolder state) {
            if (cluster != null) {
                return new Cluster(cluster, null);
            }
            state.claim();
            var embedded = EmbeddedKafka.start(state.path());
            return new Cluster(embedded.serviceSettings(), embedded);
        }

        /** For clients that join no group. */
        KafkaSettings readers() {
            return embedded == null ? kafka : KafkaSettings.of(embedded.bootstrapServers());
        }

        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
