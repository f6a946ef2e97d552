package io.reviewstream.sink.postgres;

import io.reviewstream.sink.store.StoreServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For tests: a real PostgreSQL of the machine's own, on a folder that goes away with it. */
public final class LocalPostgres implements StoreServer {
    private final Path programs;
    private final Path folder;
    private final int port;

    private LocalPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Empty when PostgreSQL's server is not installed. */
    public static Optional<LocalPostgres> start() throws IOException, InterruptedException {
        Path programs = programs();
        if (programs == null) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("postgres-");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        var postgres = new LocalPostgres(programs, folder, freePort());
        postgres.server("initdb", "-D", folder + "/data", "-U", "tester", "--auth=trust", "--no-sync", "-E", "UTF8");
        postgres.begin();
        return Optional.of(postgres);
    }

    /** Starts the server, also after {@link #end}. */
    @Override
    public void begin() throws IOException, InterruptedException {
        server(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "start");
    }

    /** Stops the server as an administrator does: who is connected is sent away. */
    @Override
    public void end() throws IOException, InterruptedException {
        server("pg_ctl", "-D", folder + "/data", "-w", "-m", "fast", "stop");
    }

    /** The server stays, and answers nothing until it is thawed. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on where it was. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        long server = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
        var command = new ArrayList<String>(List.of("kill", "-" + name, Long.toString(server)));
        ProcessHandle.of(server).orElseThrow().descendants().forEach(each -> command.add(Long.toString(each.pid())));
        run(command);
    }

    @Override
    public String address() {
        return "postgresql://tester@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static @Nullable Path programs() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        var places = new ArrayList<Path>();
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(places::add);
            }
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(place));
        }
        return places.stream()
                .filter(place -> Files.isExecutable(place.resolve("initdb")))
                .findFirst()
                .orElse(null);
    }

    private void server(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // The server refuses to run as root; Debian's package made this user for it.
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres-", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
