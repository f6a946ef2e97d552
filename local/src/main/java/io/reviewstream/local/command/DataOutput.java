package io.reviewstream.local.command;

import io.reviewstream.runtime.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Stdout, which a {@link PrintStream} would go on writing to in silence when the disk behind it is full. */
final class DataOutput extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    DataOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    /**
     * The process's exit code: no command is done of which the data did not all leave. Whoever reads it may have had
     * enough, such as head.
     */
    synchronized int checked(int exitCode, PrintStream err) {
        String why = failure == null ? "" : String.valueOf(failure.getMessage());
        if (failure == null || why.contains("Broken pipe") || why.contains("pipe is being closed")) {
            return exitCode;
        }
        err.println("reviewstream: stdout cannot be written: " + why);
        return exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
    }
}
