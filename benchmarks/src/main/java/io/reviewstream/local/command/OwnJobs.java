package io.reviewstream.local.command;

import io.reviewstream.peers.Jobs;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command {@code run}, as often as there are files, in one JVM: {@code BOOTSTRAP_SERVERS FOLDER PARTITIONS [FILE REVIEWS]...}.
 * It is in this package because the command line's own entry ends the JVM.
 */
public final class OwnJobs {
    private OwnJobs() {}

    /** Runs the jobs. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        List<String> command = List.of(
                "run",
                "--to",
                folder.resolve("out").toString(),
                "--state",
                folder.resolve("state").toString(),
                "--bootstrap-servers",
                args[0],
                "--partitions",
                args[2],
                "--from");
        var terminal = Terminal.of(System.getenv(), InputStream.nullInputStream(), System.err, System.err);
        Jobs.run(Arrays.copyOfRange(args, 3, args.length), (file, reviews) -> {
            int exitCode = Reviewstream.run(
                    Stream.concat(command.stream(), Stream.of(file.toString())).toArray(String[]::new), terminal);
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        });
        System.exit(0);
    }
}
