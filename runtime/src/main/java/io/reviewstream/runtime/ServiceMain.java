package io.reviewstream.runtime;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs one service until it is done, fails, or is asked to stop. The one place that turns failures into exit codes. */
public final class ServiceMain {
    /** A service from its start to its end. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs until the work is done or {@code stop} asks for an end.
         *
         * @throws SettingsException when settings are wrong
         * @throws FailedException when the work cannot go on, with a message for people
         * @throws InterruptedException when interrupted
         */
        void run(StopSignal stop) throws InterruptedException;
    }

    /** A service that can be watched while it runs. */
    @FunctionalInterface
    public interface Service {
        /**
         * Runs until the work is done or {@code stop} asks for an end.
         *
         * @param vitals what it tells of itself
         * @param notices takes what people should know, a line each, from any thread
         * @throws SettingsException when settings are wrong
         * @throws FailedException when the work cannot go on, with a message for people
         * @throws InterruptedException when interrupted
         */
        void run(StopSignal stop, Vitals vitals, Consumer<String> notices) throws InterruptedException;
    }

    private static final String NO_GROUP = "";

    private ServiceMain() {}

    /**
     * Runs a service of its own process. Health and metrics are answered if {@code REVIEWSTREAM_HEALTH_PORT} is set, and what
     * it says is JSON if {@code REVIEWSTREAM_LOG_FORMAT} says so. Signals are as in {@link #run(String, PrintStream, Body)}.
     *
     * @param name of the service, put before messages
     * @return the exit code
     */
    public static int run(String name, Map<String, String> env, PrintStream err, Service service) {
        return run(name, env, err, () -> NO_GROUP, service);
    }

    /**
     * The same of a service of which there may be several side by side, each with a part or all of the work.
     *
     * @param group tells those that share their work from others, beside the name, wherever metrics are added up; asked only
     *     if there are metrics, and may throw as the service itself
     */
    public static int run(
            String name, Map<String, String> env, PrintStream err, Supplier<String> group, Service service) {
        var stop = new StopSignal();
        try (var signals = new Signals(stop)) {
            return run(name, env, err, stop, group, service);
        }
    }

    /** The same without signals of the operating system: the caller trips the stop signal. */
    public static int run(
            String name,
            Map<String, String> env,
            PrintStream err,
            StopSignal stop,
            Supplier<String> group,
            Service service) {
        OperationSettings settings;
        try {
            settings = OperationSettings.from(env);
        } catch (SettingsException e) {
            e.problems().forEach(line -> err.println(name + ": " + line));
            return ExitCode.USAGE;
        }
        if (settings.log().format() == LogSettings.Format.JSON) {
            var json = new JsonNotices(name, err, Clock.systemUTC());
            return exitCode(
                    json::say, () -> watched(name, settings, stop, group, service, line -> json.say("INFO", line)));
        }
        return exitCode(
                (level, line) -> err.println(name + ": " + line),
                () -> watched(name, settings, stop, group, service, err::println));
    }

    private static void watched(
            String name,
            OperationSettings settings,
            StopSignal stop,
            Supplier<String> group,
            Service service,
            Consumer<String> notices)
            throws InterruptedException {
        if (settings.health().isEmpty()) {
            service.run(stop, Vitals.unwatched(), notices);
            return;
        }
        InetSocketAddress address = settings.health().get();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(UntoldMeters.filter()).commonTags("service", name);
        String groupName = group.get();
        if (!groupName.equals(NO_GROUP)) {
            registry.config().commonTags("group", groupName);
        }
        var vitals = new Vitals(registry);
        // What a container is restarted for, before anything else can be known.
        try (var server = HealthServer.start(address, vitals.health(), registry::scrape);
                var garbage = new JvmGcMetrics()) {
            garbage.bindTo(registry);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            if (address.getPort() == 0) {
                notices.accept(name + ": health is at http://" + address.getHostString() + ":" + server.port());
            }
            service.run(stop, vitals, notices);
        }
    }

    /**
     * Runs the body; SIGTERM and SIGINT trip the stop signal, and the process goes on until its main thread ends it. A
     * second signal, or a body that has not ended {@value Signals#PATIENCE_SECONDS} s after the first, ends it at once.
     *
     * @param name of the service, put before messages
     * @return the exit code
     */
    public static int run(String name, PrintStream err, Body body) {
        var stop = new StopSignal();
        try (var signals = new Signals(stop)) {
            return run(name, err, stop, body);
        }
    }

    /** The same without signals of the operating system: the caller trips the stop signal. */
    public static int run(String name, PrintStream err, StopSignal stop, Body body) {
        return exitCode((level, line) -> err.println(name + ": " + line), () -> body.run(stop));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** @param said takes the level and the message of what went wrong */
    private static int exitCode(BiConsumer<String, String> said, Work work) {
        try {
            work.run();
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            Optional<SettingsException> settings = SettingsException.behind(e);
            if (settings.isPresent()) {
                settings.get().problems().forEach(line -> said.accept("ERROR", line));
                return ExitCode.USAGE;
            }
            if (!(e instanceof FailedException)) {
                throw e;
            }
            said.accept("ERROR", String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            said.accept("ERROR", "interrupted");
            return ExitCode.FAILED;
        }
    }
}
