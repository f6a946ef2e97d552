package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where everything lies, and what all processes have in common.
 *
 * @param home the project's folder, built
 * @param folder for feeds, logs and stores
 */
record Workplace(Path home, Path folder) {
    /** The same for every contestant and its broker. */
    static final List<String> FLAGS =
            List.of("-Xmx1g", "-XX:+UseParallelGC", "-Xlog:disable", "-Xlog:all=error:stderr");

    /** Besides: the heap is taken at once, as large as it may become. */
    static final List<String> WHOLE_HEAP = List.of("-Xms1g", "-XX:+AlwaysPreTouch");

    /** What we ship, and the jobs. */
    String ownClassPath() {
        return String.join(
                ":",
                home.resolve("local/target/dist/lib") + "/*",
                home.resolve("benchmarks/target/classes").toString(),
                home.resolve("benchmarks/peers/target/classes").toString());
    }

    String peersClassPath() {
        return String.join(
                ":",
                home.resolve("benchmarks/peers/target/classes").toString(),
                home.resolve("benchmarks/peers/target/lib") + "/*",
                coreNlp() + "/*");
    }

    private Path coreNlp() {
        return home.resolve("benchmarks/peers/target/corenlp");
    }

    boolean hasCoreNlp() {
        return Files.isDirectory(coreNlp());
    }

    /** A folder that is empty. */
    Path fresh(String name) throws IOException {
        Path fresh = folder.resolve(name);
        remove(fresh);
        return Files.createDirectories(fresh);
    }

    static void remove(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(path)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : paths) {
            Files.deleteIfExists(each);
        }
    }

    Broker broker(Path in) throws IOException {
        return new Broker(JavaProgram.start(
                FLAGS,
                ownClassPath(),
                List.of(BrokerMain.class.getName(), in.resolve("broker").toString()),
                Map.of("REVIEWSTREAM_LOG_LEVEL", "OFF"),
                in.resolve("broker.log")));
    }

    /** A broker of its own for each run, so that nothing is left of the one before. */
    static final class Broker implements AutoCloseable {
        private final JavaProgram program;
        private final String servers;

        Broker(JavaProgram program) {
            this.program = program;
            this.servers = program.next();
        }

        String servers() {
            return servers;
        }

        long pid() {
            return program.pid();
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
