package io.reviewstream.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is measured.
 *
 * @param name as in the tables; a peer's is also what {@code PeerMain} calls it
 * @param warmUp reviews of the first job
 * @param measured reviews of the second job
 */
record Contestant(String name, long warmUp, long measured) {
    static final String OURS = "reviewstream";
    static final String PASS_THROUGH = "pass-through";
    static final String CONNECT = "connect";
    static final String PLAIN = "plain";

    private static final String ENRICHED_BEFORE = "enriched-before";
    private static final String VADER = "+vader";
    private static final String CORE_NLP = "+corenlp";

    /** Parsing needs more memory than the others. */
    private static final List<String> MORE_MEMORY = List.of("-Xmx4g");

    /**
     * All there are, ours first.
     *
     * @param many reviews of a job; of those that take much longer a smaller number that goes with it
     */
    static List<Contestant> all(long many, boolean withCoreNlp) {
        long some = Math.max(100, many / 50);
        long few = Math.max(2, many / 5_000);
        var all = new ArrayList<Contestant>();
        Stream.of(OURS, PASS_THROUGH, ENRICHED_BEFORE, CONNECT, "flink", PLAIN)
                .forEach(name -> all.add(new Contestant(name, many, many)));
        // It handles each word as a record, some 230 of them a review.
        all.add(new Contestant("word-count", many / 10, many / 10));
        all.add(new Contestant(PLAIN + VADER, some / 2, some));
        all.add(new Contestant("flink" + VADER, some / 2, some));
        if (withCoreNlp) {
            all.add(new Contestant(PLAIN + CORE_NLP, few / 2, few));
            all.add(new Contestant("flink" + CORE_NLP, few / 2, few));
        }
        return all;
    }

    boolean isOurs() {
        return name.equals(OURS);
    }

    /** Whether it needs what {@link Feed#writeEnriched} writes. */
    boolean handsOnEnriched() {
        return name.equals(ENRICHED_BEFORE);
    }

    /** Whether it also judges by a library made for that. */
    boolean judges() {
        return name.contains("+");
    }

    List<String> flags() {
        var flags = new ArrayList<String>(Workplace.FLAGS);
        if (name.endsWith(CORE_NLP)) {
            flags.addAll(MORE_MEMORY);
        }
        return flags;
    }

    String classPath(Workplace workplace) {
        return isOurs() ? workplace.ownClassPath() : workplace.peersClassPath();
    }

    /** Main class and arguments for the parts of a feed, one job each. */
    List<String> command(String servers, String folder, List<Feed.Part> parts) {
        var command = new ArrayList<String>();
        if (isOurs()) {
            String partitions = Integer.toString(Runtime.getRuntime().availableProcessors());
            command.addAll(List.of("io.reviewstream.local.command.OwnJobs", servers, folder, partitions));
        } else {
            command.addAll(List.of("io.reviewstream.peers.PeerMain", name, servers, folder));
        }
        for (Feed.Part part : parts) {
            command.add(part.file().toString());
            command.add(Long.toString(part.reviews()));
        }
        return command;
    }
}
