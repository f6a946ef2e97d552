package io.reviewstream.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux tells of a process; see proc(5). */
final class ProcessFigures {
    /** Linux counts processor time for users in hundredths of a second on every machine. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessFigures() {}

    /** Processor time so far, of all threads. */
    static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in parentheses may have blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " has ended", e);
        }
    }

    /** The most memory it ever had; 0 when it has ended. */
    static long peakBytes(long pid) {
        return status(pid, "VmHWM:");
    }

    /** The memory it has; 0 when it has ended. */
    static long residentBytes(long pid) {
        return status(pid, "VmRSS:");
    }

    private static long status(long pid, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(name)) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
