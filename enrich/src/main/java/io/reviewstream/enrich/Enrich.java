package io.reviewstream.enrich;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.analysis.TimedAnalysis;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaProblem;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.Vitals;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enrich service: from {@link #start} until {@link #close}. */
public final class Enrich implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(8);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(12);

    private final Path stateFolder;
    private final KafkaStreams streams;
    private final TimedAnalysis analysis;
    private final StreamsVitals watched;
    private final CloseOptions farewell;
    private final @Nullable TitleQueries queries;
    private final @Nullable HostPort advertised;
    private @Nullable MessageLimit limit;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Runnable onFailure = () -> {};
    private final CountDownLatch settled = new CountDownLatch(1);

    public Enrich(EnrichSettings settings, ReviewAnalyser analyser, Clock clock) {
        this(settings, analyser, clock, Vitals.unwatched());
    }

    /**
     * The same, told to {@code vitals}.
     *
     * @throws FailedException when Kafka's client cannot be made of the settings
     */
    public Enrich(EnrichSettings settings, ReviewAnalyser analyser, Clock clock, Vitals vitals) {
        stateFolder = settings.stateFolder();
        var properties = new Properties();
        properties.putAll(settings.streamsConfig());
        properties.put(DeadLetters.VITALS, vitals);
        analysis = new TimedAnalysis(analyser, settings.analysisBudget(), this::giveUp);
        queries = settings.queryListen() == null ? null : TitleQueries.listen(settings.queryListen());
        advertised = queries == null ? null : advertised(settings, queries.address());
        if (advertised != null) {
            properties.put("application.server", advertised.toString());
        }
        var room = TextRoom.in(Runtime.getRuntime().maxMemory(), settings.threads());
        var topology = new EnrichTopology(
                settings.topics(),
                new EnrichTopology.Steps(analyser::asItLeaves, () -> room.before(analysis.ofTask()), analyser::version),
                new EnrichTopology.Options(
                        settings.rememberFor(),
                        EnrichedWire.of(settings),
                        () -> limit(settings),
                        settings.titles(),
                        settings.analysis().catalogueTopic() ? analyser.catalogue() : null),
                clock,
                vitals);
        try {
            streams = new KafkaStreams(topology.build(), properties);
        } catch (KafkaException e) {
            throw new FailedException("enrich cannot start: " + told(e), e);
        }
        watched = new StreamsVitals(streams, vitals);
        farewell = CloseOptions.timeout(LONGEST_CLOSE).withGroupMembershipOperation(membershipAfter(settings.kafka()));
    }

    /**
     * Members leave their group as they end: left to itself Streams keeps them in it, and whoever comes next has no partitions
     * until their sessions have ended. A name that stays (KIP-345) is for being back soon.
     */
    private static GroupMembershipOperation membershipAfter(KafkaSettings kafka) {
        return kafka.clientConfig().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
    }

    /** Asked for once, by whichever task begins first. */
    private synchronized MessageLimit limit(EnrichSettings settings) {
        if (limit == null) {
            limit = MessageLimit.of(settings);
        }
        return limit;
    }

    /** Where titles are asked for, see {@link TitleQueries}; empty when the settings name no address. */
    public Optional<HostPort> queryAddress() {
        return Optional.ofNullable(queries).map(TitleQueries::address);
    }

    private static HostPort advertised(EnrichSettings settings, HostPort address) {
        if (settings.queryAdvertised() != null) {
            return settings.queryAdvertised();
        }
        try {
            // Nobody can be asked at "any address"; in a container the host's name is what others know it by.
            return InetAddress.getByName(address.host()).isAnyLocalAddress()
                    ? new HostPort(InetAddress.getLocalHost().getHostName(), address.port())
                    : address;
        } catch (UnknownHostException e) {
            throw new FailedException(
                    "cannot tell this host's name (" + e.getMessage() + "); set ENRICH_QUERY_ADVERTISED", e);
        }
    }

    /**
     * Begins to work in threads of its own.
     *
     * @param onFailure runs once if it has to give up, in a thread of its own; see {@link #throwIfFailed}
     */
    public void start(Runnable onFailure) {
        this.onFailure = onFailure;
        streams.setUncaughtExceptionHandler(e -> {
            giveUp(e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now != KafkaStreams.State.REBALANCING) {
                settled.countDown();
            }
        });
        try {
            streams.start();
            if (queries != null && advertised != null) {
                queries.start(streams, advertised);
            }
        } catch (StreamsException e) {
            throw new FailedException("enrich cannot start: " + told(e), e);
        }
    }

    private void giveUp(Throwable e) {
        if (failure.compareAndSet(null, e)) {
            LOG.debug("enrich gives up", e);
            onFailure.run();
        }
    }

    /** @throws FailedException when it had to give up; nothing is lost, as what was not committed is done again */
    public void throwIfFailed() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new FailedException("enrich stopped: " + told(cause), cause);
        }
    }

    /** Commits what is done and stops. */
    @Override
    public void close() {
        // A stream thread that is told to stop while it joins its group goes on joining, and spins; so it may join
        // first.
        try {
            if (streams.state() == KafkaStreams.State.REBALANCING
                    && !settled.await(LONGEST_JOIN.toMillis(), MILLISECONDS)) {
                LOG.debug("closing while the group still rebalances");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watched.close();
        if (queries != null) {
            queries.close();
        }
        streams.close(farewell);
        analysis.close();
    }

    private String told(Throwable e) {
        Throwable root = e;
        boolean ofTheState = e instanceof ProcessorStateException;
        while (root.getCause() != null) {
            root = root.getCause();
            ofTheState |= root instanceof ProcessorStateException;
        }
        String message = AddedPartitions.told(KafkaProblem.of(root));
        return ofTheState
                ? message + "; the state is in " + stateFolder.toAbsolutePath()
                        + " (ENRICH_STATE_FOLDER), which must be writable; if it is damaged, remove it: it is restored from Kafka"
                : message;
    }
}
