package io.reviewstream.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Jobs that one JVM does one after the other. Whoever measures it is told before and after each, on stdout, and answers with a
 * line when it has read the clocks; so nothing of the measuring falls into a job.
 */
public final class Jobs {
    /** Said before a job. */
    public static final String BEGIN = "begin";

    /** Said after a job. */
    public static final String END = "end";

    /** Enriched reviews, one a line, beside a job's file. */
    public static final String ENRICHED_FILE = "enriched.jsonl";

    private Jobs() {}

    /** Moves the reviews of a file to where they belong, and returns when all are there. */
    public interface Job {
        /**
         * Does it.
         *
         * @param reviews how many there are in the file
         */
        void run(Path file, long reviews) throws Exception;
    }

    /**
     * Runs a job for each file.
     *
     * @param filesAndCounts file, number of its reviews, file, number, …
     */
    public static void run(String[] filesAndCounts, Job job) throws Exception {
        // A library that prints must not be taken for us.
        PrintStream out = System.out;
        System.setOut(System.err);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (int i = 0; i < filesAndCounts.length; i += 2) {
            tell(BEGIN, out, in);
            job.run(Path.of(filesAndCounts[i]), Long.parseLong(filesAndCounts[i + 1]));
            tell(END, out, in);
        }
    }

    private static void tell(String what, PrintStream out, BufferedReader in) throws IOException {
        out.println(what);
        out.flush();
        if (in.readLine() == null) {
            throw new IOException("nobody measures any more");
        }
    }
}
