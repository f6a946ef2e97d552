package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.peers.Jobs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One contestant with a broker of its own does its jobs; then it is looked whether all reviews are there. */
final class Bout {
    /** A name that stays is what {@code run} has with its own broker: the second job need not wait for the first's session. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("REVIEWSTREAM_LOG_LEVEL", "OFF", "KAFKA_GROUP_INSTANCE_ID", "local");

    private final Workplace workplace;

    Bout(Workplace workplace) {
        this.workplace = workplace;
    }

    /** The first job begins with the start of the JVM. Parts follow each other without a gap, from review 0 on. */
    List<Job> run(Contestant contestant, int round, List<Feed.Part> parts) throws IOException, InterruptedException {
        return run(contestant, round, parts, List.of());
    }

    /**
     * The same by another command line.
     *
     * @param command main class and arguments; empty for the contestant's own
     */
    List<Job> run(Contestant contestant, int round, List<Feed.Part> parts, List<String> command)
            throws IOException, InterruptedException {
        Path folder = workplace.fresh("bout");
        var jobs = new ArrayList<Job>();
        try (var broker = workplace.broker(folder)) {
            Clocks before = Clocks.ofBroker(broker);
            List<String> mainAndArguments = command.isEmpty()
                    ? contestant.command(broker.servers(), folder.toString(), parts)
                    : command.stream()
                            .map(word ->
                                    word.replace("{servers}", broker.servers()).replace("{folder}", folder.toString()))
                            .toList();
            try (var program = JavaProgram.start(
                    contestant.flags(),
                    contestant.classPath(workplace),
                    mainAndArguments,
                    ENVIRONMENT,
                    folder.resolve("contestant.log"))) {
                for (Feed.Part part : parts) {
                    program.await(Jobs.BEGIN);
                    Clocks begin = jobs.isEmpty() ? before : Clocks.of(program, broker);
                    program.tell("go");
                    program.await(Jobs.END);
                    Clocks end = Clocks.of(program, broker);
                    jobs.add(new Job(
                            contestant.name(),
                            jobs.isEmpty() ? Job.COLD : Job.WARM,
                            round,
                            part.reviews(),
                            (end.nanos - begin.nanos) / 1e9,
                            end.clientCpu - begin.clientCpu,
                            end.brokerCpu - begin.brokerCpu,
                            ProcessFigures.peakBytes(program.pid()),
                            ProcessFigures.peakBytes(broker.pid())));
                    program.tell("read");
                }
                if (program.exitCode() != 0) {
                    throw new IllegalStateException(contestant.name() + " failed; its log is in " + folder);
                }
            }
            Completeness.check(
                    folder.resolve("out"),
                    parts.stream().mapToLong(Feed.Part::reviews).sum());
        }
        Workplace.remove(folder);
        return jobs;
    }

    private record Clocks(long nanos, double clientCpu, double brokerCpu) {
        static Clocks ofBroker(Workplace.Broker broker) {
            return new Clocks(System.nanoTime(), 0, ProcessFigures.cpuSeconds(broker.pid()));
        }

        static Clocks of(JavaProgram program, Workplace.Broker broker) {
            return new Clocks(
                    System.nanoTime(),
                    ProcessFigures.cpuSeconds(program.pid()),
                    ProcessFigures.cpuSeconds(broker.pid()));
        }
    }
}
