package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.runtime.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DataOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void isNotDoneWhatCouldNotBeWritten() {
        assertThat(exitCode("No space left on device", ExitCode.DONE)).isEqualTo(ExitCode.FAILED);
        assertThat(err).hasToString("reviewstream: stdout cannot be written: No space left on device\n");
    }

    @Test
    void keepsTheCodeOfWhatFailedAnyhow() {
        assertThat(exitCode("No space left on device", ExitCode.USAGE)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void letsWhoeverReadsHaveEnough() {
        assertThat(exitCode("Broken pipe", ExitCode.DONE)).isEqualTo(ExitCode.DONE);
        assertThat(err).hasToString("");
    }

    private int exitCode(String failure, int exitCode) {
        var stdout = new DataOutput(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(failure);
            }
        });
        new PrintStream(stdout, true, StandardCharsets.UTF_8).print("a line\n");
        return stdout.checked(exitCode, new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
