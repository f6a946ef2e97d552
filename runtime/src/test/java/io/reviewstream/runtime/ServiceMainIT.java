package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals, which only a process of its own can be sent. */
@Timeout(60)
final class ServiceMainIT {
    /** Says when it has begun, and when it has closed. */
    static final class UntilStopped {
        private UntilStopped() {}

        public static void main(String[] args) {
            int exitCode = ServiceMain.run("service", System.err, stop -> {
                System.out.println("begun");
                stop.await();
            });
            System.out.println("closed");
            System.exit(exitCode);
        }
    }

    /** Hears that it is to stop, and goes on. */
    static final class Deaf {
        private Deaf() {}

        public static void main(String[] args) {
            System.exit(ServiceMain.run("service", System.err, stop -> {
                stop.onTrip(() -> System.out.println("asked to stop"));
                System.out.println("begun");
                new StopSignal().await();
            }));
        }
    }

    @Test
    void endsWithZeroOnSigtermAndWritesItsLastLines() throws Exception {
        Process service = start(UntilStopped.class);
        try (BufferedReader out = service.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("begun");

            service.toHandle().destroy();

            assertThat(out.readLine()).isEqualTo("closed");
            assertThat(service.waitFor()).isEqualTo(0);
        } finally {
            service.destroyForcibly();
        }
    }

    @Test
    void endsAtOnceOnASecondSignal() throws Exception {
        Process service = start(Deaf.class);
        try (BufferedReader out = service.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("begun");
            service.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("asked to stop");

            service.toHandle().destroy();

            assertThat(service.waitFor()).isEqualTo(143);
        } finally {
            service.destroyForcibly();
        }
    }

    private static Process start(Class<?> main) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), main.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
